import { keepFile } from '../../data/keepFile.ts';
import { RequestTrouble, send } from '../../data/request.ts';

/** Something wrong in a row of the file. */
export type Rejection = {
  line: number;
  sheetLine: number;
  column: string | null;
  code: string;
  found: string;
  reason: string;
  remedy: string;
};

/** What came of judging or importing a file. */
export type ImportAnswer = {
  rows: number;
  accepted: number;
  fileError: { code: string; message: string } | null;
  rejected: Rejection[];
  warnings: { line: number; sheetLine: number; code: string; found: string; reason: string }[];
  counts: { new: number; unchanged: number; changed: number; bad: number };
  written: boolean;
  recorded: number;
  noticed: number;
  file: {
    format: string;
    sheet: string | null;
    headerLine: number;
    columns: { header: string; title: string | null }[];
  } | null;
};

const post = async (path: string, file: File): Promise<Response> => {
  const body = new FormData();
  body.append('file', file);
  const response = await send(path, { method: 'POST', body });
  if (response.status === 401) throw new RequestTrouble('signedOut', '', 401);
  if (response.ok) return response;
  const answer = (await response.json().catch(() => ({}))) as { message?: string };
  throw new RequestTrouble('server', answer.message ?? '', response.status);
};

/**
 * Sends a ledger to be judged, or to be imported.
 * @throws RequestTrouble
 */
export const importFile = async (file: File, how: 'judge' | 'all' | 'goodRows'): Promise<ImportAnswer> => {
  const query = { judge: '?dryRun', all: '', goodRows: '?acceptGoodRows' }[how];
  return (await post(`/api/import/findings${query}`, file)).json() as Promise<ImportAnswer>;
};

/** The same sheet with a column of what to mend. @throws RequestTrouble */
export const keepMarkedFile = async (file: File): Promise<void> =>
  keepFile(await post('/api/import/findings/marked', file), file.name);
