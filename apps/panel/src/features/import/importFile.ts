import { keepFile } from '../../data/keepFile.ts';
import type { Judgement, ReadFile } from './judgement.ts';
import { postFile } from './postFile.ts';

/** What came of judging or importing a ledger. */
export type ImportAnswer = Judgement & {
  recorded: number;
  noticed: number;
  file: (ReadFile & { format: string }) | null;
};

/**
 * Sends a ledger to be judged, or to be imported.
 * @throws RequestTrouble
 */
export const importFile = async (file: File, how: 'judge' | 'all' | 'goodRows'): Promise<ImportAnswer> => {
  const query = { judge: '?dryRun', all: '', goodRows: '?acceptGoodRows' }[how];
  return (await postFile(`/api/import/findings${query}`, file)).json() as Promise<ImportAnswer>;
};

/** The same sheet with a column of what to mend. @throws RequestTrouble */
export const keepMarkedFile = async (file: File): Promise<void> =>
  keepFile(await postFile('/api/import/findings/marked', file), file.name);
