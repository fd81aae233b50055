import { readFile } from 'node:fs/promises';
import type { Text } from '@plumbline/terms';
import { type FindingsImport, importFindingsFile } from '../import/findings.ts';
import { progressBar } from '../progress-bar.ts';
import { Refusal } from '../refusal.ts';
import { table } from '../table.ts';
import { type ActingOptions, actingPerson } from './acting.ts';
import { print, printJson, remark, word } from './output.ts';
import { withProduct } from './session.ts';

/** Options of `import findings`. */
export type ImportFindingsOptions = ActingOptions & { dryRun?: boolean; acceptGoodRows?: boolean; json?: boolean };

/** Done, refused with nothing changed, done in part as asked. */
const exitCodes = { done: 0, refused: 1, part: 3 } as const;

const exitCodeOf = ({ fileError, rejected, written, rows, accepted }: FindingsImport, dryRun: boolean): number => {
  if (fileError !== null) return exitCodes.refused;
  if (dryRun || rejected.length === 0) return exitCodes.done;
  return written && accepted < rows ? exitCodes.part : exitCodes.refused;
};

const showProblems = ({ rejected, warnings }: FindingsImport): void => {
  if (rejected.length > 0) {
    const head = [word(['行', 'row']), word(['列', 'column']), word(['代码', 'code']), word(['表里填的', 'found'])];
    const rows = rejected.map((each) => [
      String(each.sheetLine),
      each.column ?? '',
      each.code,
      each.found.slice(0, 40),
      `${each.reason}；${each.remedy}`,
    ]);
    remark(table([[...head, word(['原因和怎么改', 'why, and what to do'])], ...rows]));
  }
  for (const { sheetLine, code, reason } of warnings) remark(`${sheetLine}  ${code}  ${reason}`);
};

/**
 * Imports a ledger 整改台账 from a file.
 * @returns the exit code: 0 done, 1 refused with nothing changed, 3 done in part as asked
 */
export const importFindingsCommand = async (file: string, options: ImportFindingsOptions): Promise<number> => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(unreadable, { file, why: error.code ?? '' });
  });
  const { dryRun = false, acceptGoodRows = false, json = false } = options;
  return withProduct(async ({ product: { deps } }) => {
    const viewer = await actingPerson(deps, options);
    const onProgress = progressBar(word(['导入', 'Importing']));
    const answer = await importFindingsFile(deps, viewer, bytes, { dryRun, acceptGoodRows, onProgress });
    const { rows, accepted, fileError, rejected, warnings, counts } = answer;
    if (json) {
      printJson({
        rows,
        accepted,
        fileError: fileError?.code ?? null,
        ...(fileError !== null && { message: fileError.message }),
        rejected,
        warnings,
        counts,
        recorded: answer.recorded,
        noticed: answer.noticed,
      });
    } else if (fileError !== null) remark(`${fileError.code}  ${fileError.message}`);
    else {
      showProblems(answer);
      const values = { rows, accepted, ...counts, recorded: answer.recorded, noticed: answer.noticed };
      print(word(dryRun ? judged : answer.written ? done : refused, values));
    }
    return exitCodeOf(answer, dryRun);
  });
};

const unreadable: Text = [
  '打不开文件 {file}（{why}）。请核对路径。',
  'The file {file} cannot be opened ({why}). Check the path.',
];
const judged: Text = [
  '共 {rows} 行：新增 {new}，不变 {unchanged}，和系统不同 {changed}，有问题 {bad}。没有写入任何内容。',
  '{rows} rows: {new} new, {unchanged} unchanged, {changed} differ, {bad} with problems. Nothing was written.',
];
const done: Text = [
  '共 {rows} 行，收下 {accepted} 行：新记录 {recorded} 件，下发通知 {noticed} 件，不变 {unchanged}。',
  '{rows} rows, {accepted} accepted: {recorded} recorded, {noticed} with a notice, {unchanged} unchanged.',
];
const refused: Text = [
  '共 {rows} 行，{bad} 行有问题，没有写入任何内容。改好再导入，或加 --accept-good-rows 先导入其余各行。',
  '{rows} rows, {bad} with problems; nothing was written. Mend them, or take the others with --accept-good-rows.',
];
