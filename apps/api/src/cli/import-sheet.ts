import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Accounts, Answer, CreateMissing, Deps, ImportProgress, Viewer } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { InvalidArgumentError } from 'commander';
import { type CountyImport, importCountyFile } from '../import/county.ts';
import { importRosterFile, type RosterImport } from '../import/roster.ts';
import { importScoresFile, type ScoresImport } from '../import/scores.ts';
import type { SheetAnswer } from '../import/sheet-answer.ts';
import { importStaffFile, type StaffImport } from '../import/staff.ts';
import { progressBar } from '../progress-bar.ts';
import { Refusal } from '../refusal.ts';
import { table } from '../table.ts';
import { type ActingOptions, actingPerson } from './acting.ts';
import { print, printJson, remark, word } from './output.ts';
import { withProduct } from './session.ts';

/** Options of every import of a sheet. */
export type SheetOptions = ActingOptions & { dryRun?: boolean; acceptGoodRows?: boolean; json?: boolean };

/** Options of `import scores`. */
export type ScoresOptions = SheetOptions & {
  exam: string;
  /** In hundredths of a point. */
  fullMark?: number;
  subject?: string;
  createMissing?: CreateMissing;
};

/** Options of `import roster`. */
export type RosterOptions = SheetOptions & { from?: string; complete?: boolean; createMissing?: CreateMissing };

/** Options of `import county-results`. */
export type CountyOptions = SheetOptions & { exam: string };

/** Done, refused with nothing changed, done in part as asked. */
const exitCodes = { done: 0, refused: 1, part: 3 } as const;

const exitCodeOf = ({ fileError, rejected, accepted }: SheetAnswer, dryRun: boolean): number => {
  if (fileError !== null) return exitCodes.refused;
  if (dryRun || rejected.length === 0) return exitCodes.done;
  return accepted > 0 ? exitCodes.part : exitCodes.refused;
};

const showRows = ({ rejected, rejectedLeftOut, warnings }: SheetAnswer): void => {
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
  if (rejectedLeftOut > 0) remark(word(moreProblems, { count: rejectedLeftOut }));
  for (const { sheetLine, code, reason } of warnings) remark(`${sheetLine}  ${code}  ${reason}`);
};

/** The file's path as the person means it: from where they stand. */
const pathOf = async (file: string): Promise<string> => {
  const path = resolve(process.env['INIT_CWD'] || process.cwd(), file);
  await access(path, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(unreadable, { file, why: error.code ?? '' });
  });
  // It is read more than once: first for its encoding.
  if (!(await stat(path)).isFile()) throw new Refusal(noFile, { file });
  return path;
};

/** One bar for the whole: reading the file, then writing. */
const progress = (): ((progress: ImportProgress) => void) => {
  const bars = { reading: progressBar(word(['核对', 'Judging'])), writing: progressBar(word(['写入', 'Writing'])) };
  return ({ stage, done, all }) => bars[stage](done, all);
};

/** Ends the work when the person presses Ctrl+C, with nothing changed. */
const untilInterrupted = async <Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const controller = new AbortController();
  const stop = () => controller.abort(new Refusal(interrupted));
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
  }
};

const runImport = async <Told extends SheetAnswer>(
  file: string,
  options: SheetOptions,
  job: (
    deps: Deps,
    viewer: Viewer,
    path: string,
    run: Running,
    accounts: Accounts,
  ) => Promise<Answer<{ answer: Told }>>,
  extra: (answer: Told) => Record<string, unknown>,
  /** A sentence more for the person at the terminal. */
  more: (answer: Told) => string | null = () => null,
): Promise<number> => {
  const path = await pathOf(file);
  const { dryRun = false, acceptGoodRows = false, json = false } = options;
  return withProduct(async ({ product: { deps, accounts } }) => {
    const viewer = await actingPerson(deps, options);
    const outcome = await untilInterrupted((signal) =>
      job(deps, viewer, path, { dryRun, acceptGoodRows, signal, onProgress: progress() }, accounts),
    );
    if (!outcome.ok) {
      for (const { code, message } of outcome.problems) remark(`${code}  ${message}`);
      if (json)
        printJson({ rows: 0, accepted: 0, fileError: null, rejected: [], warnings: [], problems: outcome.problems });
      return exitCodes.refused;
    }
    const { answer } = outcome;
    const { rows, accepted, fileError, rejected, rejectedLeftOut, warnings, counts, created } = answer;
    if (json)
      printJson({
        rows,
        accepted,
        fileError: fileError?.code ?? null,
        ...(fileError !== null && { message: fileError.message }),
        rejected,
        rejectedLeftOut,
        warnings,
        counts,
        created,
        ...extra(answer),
      });
    else if (fileError !== null) remark(`${fileError.code}  ${fileError.message}`);
    else {
      showRows(answer);
      print(word(dryRun ? judged : accepted > 0 || counts.bad === 0 ? done : refused, { rows, accepted, ...counts }));
      const sentence = more(answer);
      if (sentence !== null) print(sentence);
    }
    return exitCodeOf(answer, dryRun);
  });
};

/** What every import is run with. */
type Running = {
  dryRun: boolean;
  acceptGoodRows: boolean;
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
};

/**
 * Imports scores of pupils from a file into a session.
 * @returns the exit code: 0 done, 1 refused with nothing changed, 3 done in part as asked
 */
export const importScoresCommand = (file: string, options: ScoresOptions): Promise<number> =>
  runImport<ScoresImport>(
    file,
    options,
    (deps, viewer, path, run) => {
      const { exam, fullMark, subject, createMissing } = options;
      return importScoresFile(deps, viewer, path, { exam, fullMark, subject, createMissing, ...run });
    },
    ({ exam, revision, changes, excluded }) => ({ exam, revision, changes, excluded }),
  );

/**
 * Imports a roster 名册 of pupils from a file.
 * @returns the exit code, as `importScoresCommand`
 */
export const importRosterCommand = (file: string, options: RosterOptions): Promise<number> =>
  runImport<RosterImport>(
    file,
    options,
    (deps, viewer, path, run) => {
      const { from, complete, createMissing } = options;
      return importRosterFile(deps, viewer, path, { from, complete, createMissing, ...run });
    },
    ({ moved, moves, left }) => ({ moved, moves, left }),
    ({ left, written }) =>
      left === null || left.count === 0 ? null : word(written ? gone : leaving, { count: left.count }),
  );

/**
 * Imports results that the county hands down from a file.
 * @returns the exit code, as `importScoresCommand`
 */
export const importCountyCommand = (file: string, options: CountyOptions): Promise<number> =>
  runImport<CountyImport>(
    file,
    options,
    (deps, viewer, path, run) => importCountyFile(deps, viewer, path, { exam: options.exam, ...run }),
    ({ layout, exam }) => ({ layout, exam }),
  );

/** Accounts that were made, as a table; shown once. */
const accountsText = ({ accounts, withoutAccount }: StaffImport): string | null => {
  for (const { line, name, reason } of withoutAccount) remark(`${line}  ${name}  ${reason}`);
  if (accounts.length === 0) return null;
  const head = [word(['姓名', 'name']), word(['单位', 'unit']), word(['登录名', 'login'])];
  return table([
    [...head, word(['一次性密码', 'one-time password'])],
    ...accounts.map(({ name, unit, login, oneTimePassword }) => [name, unit, login, oneTimePassword]),
  ]);
};

/**
 * Imports a roster of the staff from a file, and shows the one-time passwords of those who got an account.
 * @returns the exit code, as `importScoresCommand`
 */
export const importStaffCommand = (file: string, options: SheetOptions): Promise<number> =>
  runImport<StaffImport>(
    file,
    options,
    (deps, viewer, path, run, accounts) => importStaffFile(deps, accounts, viewer, path, run),
    ({ changes, accountsToMake, accounts, withoutAccount }) => ({ changes, accountsToMake, accounts, withoutAccount }),
    accountsText,
  );

/** Reads `--create-missing`. */
export const createMissingOf = (value: string): CreateMissing => {
  if (value === 'none' || value === 'pupils' || value === 'schools') return value;
  throw new InvalidArgumentError(word(['应为 none、pupils 或 schools。', 'Expected none, pupils or schools.']));
};

/** Reads `--full-mark`: points, at most two decimals. */
export const fullMarkOf = (value: string): number => {
  if (/^\d{1,4}(\.\d{1,2})?$/u.test(value) && Number(value) > 0) return Math.round(Number(value) * 100);
  throw new InvalidArgumentError(
    word([
      '应为大于 0 的分数，最多两位小数，如 120。',
      'Expected points above 0 with at most two decimals, as in 120.',
    ]),
  );
};

const unreadable: Text = [
  '打不开文件 {file}（{why}）。请核对路径。',
  'The file {file} cannot be opened ({why}). Check the path.',
];
const noFile: Text = [
  '{file} 不是普通文件。请先存成文件再导入。',
  '{file} is no ordinary file. Save it as one and import that.',
];
const interrupted: Text = ['已中断，没有写入任何内容。', 'Interrupted; nothing was written.'];
const moreProblems: Text = ['还有 {count} 处问题没有列出。', '{count} more problems are not listed.'];
const judged: Text = [
  '共 {rows} 行：新增 {new}，改动 {changed}，不变 {unchanged}，有问题 {bad}。没有写入任何内容。',
  '{rows} rows: {new} new, {changed} changed, {unchanged} unchanged, {bad} with problems. Nothing was written.',
];
const done: Text = [
  '共 {rows} 行，收下 {accepted} 行：新增 {new}，改动 {changed}，不变 {unchanged}。',
  '{rows} rows, {accepted} accepted: {new} new, {changed} changed, {unchanged} unchanged.',
];
const refused: Text = [
  '共 {rows} 行，{bad} 行有问题，没有写入任何内容。改好再导入，或加 --accept-good-rows 先导入其余各行。',
  '{rows} rows, {bad} with problems; nothing was written. Mend them, or take the others with --accept-good-rows.',
];
const leaving: Text = ['名册上没有、将离校的学生：{count} 名。', 'Not in the roster, and would leave: {count}.'];
const gone: Text = ['名册上没有、已离校的学生：{count} 名。', 'Not in the roster, and have left: {count}.'];
