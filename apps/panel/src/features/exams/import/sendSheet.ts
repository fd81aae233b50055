import { keepFile } from '../../../data/keepFile.ts';
import { send } from '../../../data/request.ts';
import { postFile } from '../../import/postFile.ts';
import type { ColumnMapping, SheetAnswer } from './sheetAnswer.ts';

/** What a sheet holds; part of its address. */
export type SheetKind = 'scores' | 'roster' | 'county-results' | 'staff';

/** Which unknown things are added. */
export type CreateMissing = 'none' | 'pupils' | 'schools';

/** How a sheet is to be taken. */
export type SheetOptions = {
  kind: SheetKind;
  exam: string | null;
  createMissing: CreateMissing;
  /** Whether a roster is the whole one of its schools: whoever it lacks leaves. */
  complete: boolean;
  mapping: ColumnMapping | null;
  how: 'judge' | 'all' | 'goodRows';
  /** Names the work, so that one can ask how far it is and stop it. */
  job: string;
  /** Of the file that was judged: another one is refused. */
  digest?: string | undefined;
};

const addressOf = ({ kind, exam, createMissing, complete, how, job, digest }: SheetOptions, more = ''): string => {
  const query = new URLSearchParams({
    ...(exam === null ? {} : { exam }),
    ...(createMissing === 'none' ? {} : { createMissing }),
    ...(complete ? { complete: '1' } : {}),
    ...(how === 'judge' ? { dryRun: '1' } : {}),
    ...(how === 'goodRows' ? { acceptGoodRows: '1' } : {}),
    ...(digest === undefined ? {} : { digest }),
    job,
  });
  return `/api/import/${kind}${more}?${query.toString()}`;
};

const partsOf = ({ mapping }: SheetOptions): Record<string, string> =>
  mapping === null ? {} : { mapping: JSON.stringify(mapping) };

/**
 * Sends a sheet to be judged or imported.
 * @throws RequestTrouble with the server's reason
 */
export const sendSheet = async (file: File, options: SheetOptions, signal: AbortSignal): Promise<SheetAnswer> =>
  (await postFile(addressOf(options), file, partsOf(options), signal)).json() as Promise<SheetAnswer>;

/** The same sheet with a column of what to mend. @throws RequestTrouble */
export const keepMarkedSheet = async (file: File, options: SheetOptions): Promise<void> =>
  keepFile(await postFile(addressOf(options, '/marked'), file, partsOf(options)), file.name);

/** How far the work is, from 0 to 1; null where nobody can tell. */
export const progressOf = async (job: string): Promise<number | null> => {
  const response = await send(`/api/import/jobs/${job}`).catch(() => null);
  if (!response?.ok) return null;
  const { done, all } = (await response.json().catch(() => ({}))) as { done?: number; all?: number };
  return done !== undefined && all ? Math.min(1, done / all) : null;
};

/** Stops the work; what was not written yet is not written at all. */
export const stopJob = (job: string): Promise<void> =>
  send(`/api/import/jobs/${job}`, { method: 'DELETE' }).then(
    () => undefined,
    () => undefined,
  );
