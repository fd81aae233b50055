import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileFault, markProblems } from '@plumbline/documents';
import type {
  Accounts,
  Answer,
  ColumnMapping,
  CreateMissing,
  Deps,
  ImportProgress,
  Problem,
  Viewer,
} from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import { importCountyFile } from '../import/county.ts';
import { fileDigest } from '../import/file-digest.ts';
import { importRosterFile } from '../import/roster.ts';
import { importScoresFile } from '../import/scores.ts';
import type { SheetAnswer } from '../import/sheet-answer.ts';
import { importStaffFile } from '../import/staff.ts';
import type { ContextReader } from './context.ts';
import { asked } from './import.ts';
import type { ImportJobs } from './import-jobs.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';
import { receiveUpload, type Upload } from './upload.ts';

/** Largest sheet that is taken: some 1.5 million rows as text. */
const largestSheet = 100 * 1024 * 1024;

/** What a request asks of an import, beside its file. */
type SheetRequest = {
  readonly path: string;
  readonly digest: string;
  readonly dryRun: boolean;
  readonly acceptGoodRows: boolean;
  readonly mapping: ColumnMapping | undefined;
  readonly search: URLSearchParams;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** What came of an import; accounts are told once, to whoever brought the file. */
type Imported = SheetAnswer & { readonly accounts?: readonly unknown[] };

/** Imports one kind of sheet. */
type SheetImporter = (
  deps: Deps,
  viewer: Viewer,
  request: SheetRequest,
  accounts: Accounts,
) => Promise<Answer<{ answer: Imported }>>;

/** What the register of imports keeps of an answer: no one-time password. */
const withoutAccounts = ({ accounts: _told, ...rest }: Imported): Omit<Imported, 'accounts'> => rest;

const statuses: Readonly<Partial<Record<Problem['code'], number>>> = {
  NotFound: 404,
  NotAllowed: 403,
  StaleVersion: 409,
};

const isMapping = (value: unknown): value is ColumnMapping =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((each) => each === null || typeof each === 'string');

/** What the person says of the columns: field `mapping` of the form, or of the address. */
const mappingOf = (text: string | null): ColumnMapping | undefined => {
  if (text === null || text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isMapping(value)) return value;
  } catch {
    // falls through to the one answer for everything that is no mapping
  }
  throw new HttpProblem(400, 'BAD_REQUEST', noMapping);
};

const requestOf = async (upload: Upload, search: URLSearchParams): Promise<SheetRequest> => {
  const digest = await fileDigest(upload.path);
  const expected = search.get('digest');
  if (expected !== null && expected !== digest) throw new HttpProblem(409, 'FILE_CHANGED', otherFile);
  return {
    path: upload.path,
    digest,
    dryRun: search.has('dryRun'),
    acceptGoodRows: search.has('acceptGoodRows'),
    mapping: mappingOf(upload.fields['mapping'] ?? search.get('mapping')),
    search,
  };
};

const viewOf = ([problem]: readonly Problem[]) => ({
  code: problem?.code ?? 'InvalidInput',
  message: problem?.message ?? '',
  path: problem?.path ?? null,
});

/** Refuses in the words of the operation. */
const refuse = (response: ServerResponse, problems: readonly Problem[]): void => {
  const view = viewOf(problems);
  sendJson(response, statuses[view.code] ?? 422, view);
};

/**
 * Takes a sheet in. `?dryRun` judges and writes nothing; `?acceptGoodRows` takes the good rows of a file with bad ones;
 * `?digest` refuses a file other than the one that was looked at before; `?job` names the job under which one can ask how
 * far it is. Answers 200 with what came of it, also where the file is refused: every problem is in the answer.
 */
export const importSheetHandler =
  (contextOf: ContextReader, jobs: ImportJobs, importer: SheetImporter): Handler =>
  async (request, response, { search: text }) => {
    const { deps, viewer, accounts } = await asked(contextOf, request);
    const search = new URLSearchParams(text);
    const job = search.get('job');
    const outcome = await jobs.run(viewer, job, async ({ signal, progress, tell }) => {
      const upload = await receiveUpload(request, largestSheet, tooLarge);
      try {
        signal.throwIfAborted();
        const wanted = await requestOf(upload, search);
        const imported = await importer(deps, viewer, { ...wanted, signal, onProgress: progress }, accounts);
        tell(imported.ok ? withoutAccounts(imported.answer) : viewOf(imported.problems));
        return imported;
      } finally {
        await upload.remove();
      }
    });
    if (outcome.ok) sendJson(response, 200, outcome.answer);
    else refuse(response, outcome.problems);
  };

/** Hands the same sheet back with one more column that says what to mend; writes nothing. */
export const markSheetHandler =
  (contextOf: ContextReader, jobs: ImportJobs, importer: SheetImporter): Handler =>
  async (request, response, { search: text }) => {
    const { deps, viewer, accounts } = await asked(contextOf, request);
    const search = new URLSearchParams(text);
    await jobs.run(viewer, null, async ({ signal }) => {
      const upload = await receiveUpload(request, largestSheet, tooLarge);
      try {
        const wanted = await requestOf(upload, search);
        const outcome = await importer(deps, viewer, { ...wanted, dryRun: true, signal }, accounts);
        if (!outcome.ok) return refuse(response, outcome.problems);
        const { file, rejected, fileError } = outcome.answer;
        if (file === null) return sendJson(response, 422, fileError);
        const marks = rejected.map(({ sheetLine, column, reason, remedy }) => ({
          sheetLine,
          column,
          reason: [reason, reason] as const,
          remedy: [remedy, remedy] as const,
        }));
        const marked = await markProblems({ path: upload.path }, file, marks, viewer.locale);
        const name = `${upload.name.replace(/\.\w+$/u, '')}-${say(toMend, viewer.locale)}.${marked.extension}`;
        response.writeHead(200, {
          'content-type': marked.mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          'cache-control': 'no-store',
        });
        return await pipeline(Readable.from(marked.contents), response);
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        return sendJson(response, 422, { code: error.code, message: say(error.text, viewer.locale) });
      } finally {
        await upload.remove();
      }
    });
  };

/** Tells how far an import of one's own is, or ends it. */
export const importJobHandler =
  (contextOf: ContextReader, jobs: ImportJobs): Handler =>
  async (request, response, { path }) => {
    const { viewer } = await asked(contextOf, request);
    const id = path.slice(jobsPath.length);
    if (jobs.look(viewer, id) === null) throw new HttpProblem(404, 'NotFound', noJob);
    if (request.method === 'DELETE') jobs.cancel(viewer, id);
    sendJson(response, 200, jobs.look(viewer, id));
  };

/** Below it lie the jobs. */
export const jobsPath = '/api/import/jobs/';

const createMissingOf = (text: string | null): CreateMissing => {
  if (text === null || text === 'none') return 'none';
  if (text === 'pupils' || text === 'schools') return text;
  throw new HttpProblem(400, 'BAD_REQUEST', badCreateMissing, { found: text.slice(0, 40) });
};

const fullMarkOf = (text: string | null): number | undefined => {
  if (text === null || text === '') return undefined;
  if (/^\d{1,4}(\.\d{1,2})?$/u.test(text) && Number(text) > 0) return Math.round(Number(text) * 100);
  throw new HttpProblem(400, 'BAD_REQUEST', badFullMark, { found: text.slice(0, 40) });
};

/** Scores into the session `?exam`, with `?fullMark`, `?subject` and `?createMissing` as the command line has them. */
const scoresImporter: SheetImporter = (deps, viewer, { path, search, ...request }) =>
  importScoresFile(deps, viewer, path, {
    ...request,
    exam: search.get('exam') ?? '',
    fullMark: fullMarkOf(search.get('fullMark')),
    subject: search.get('subject') ?? undefined,
    createMissing: createMissingOf(search.get('createMissing')),
  });

/** A roster; `?from` is the day from which moves and newcomers count, with `?complete` whoever it lacks leaves its schools. */
const rosterImporter: SheetImporter = (deps, viewer, { path, search, ...request }) =>
  importRosterFile(deps, viewer, path, {
    ...request,
    from: search.get('from') ?? undefined,
    complete: search.has('complete'),
    createMissing: createMissingOf(search.get('createMissing')),
  });

/** County results of the session `?exam`. */
const countyImporter: SheetImporter = (deps, viewer, { path, search, ...request }) =>
  importCountyFile(deps, viewer, path, { ...request, exam: search.get('exam') ?? '' });

/** A roster of the staff. */
const staffImporter: SheetImporter = (deps, viewer, { path, search: _none, ...request }, accounts) =>
  importStaffFile(deps, accounts, viewer, path, request);

/** Each kind of sheet by its place in the address. */
export const sheetImporters: Readonly<Record<string, SheetImporter>> = {
  scores: scoresImporter,
  roster: rosterImporter,
  'county-results': countyImporter,
  staff: staffImporter,
};

const toMend: Text = ['要改的地方', 'to-mend'];
const tooLarge: Text = [
  '文件为 {found}，最多允许 {allowed}。请删去图片和用不着的工作表，或按学校拆成几个文件，再导入。',
  'The file is {found}; at most {allowed} are allowed. Remove pictures and unused sheets, or split it by school, and import again.',
];
const noMapping: Text = [
  'mapping 要写成 JSON 对象，如 {"备注": null, "得分": "score:数学"}。',
  'mapping takes a JSON object, as in {"备注": null, "得分": "score:数学"}.',
];
const otherFile: Text = [
  '这不是刚才核对过的那个文件，没有写入任何内容。请重新核对。',
  'This is not the file that was looked at before; nothing was written. Look at it again first.',
];
const noJob: Text = [
  '这个导入任务不在了：它十分钟以前就已结束，或者服务器在它进行时重新启动过，或者没有过这个任务。每次导入要么全部写入，要么什么都没写。要知道是哪一种，请把同一个文件再核对一次：已写入的行列为“无变化”；再导入一次也不会重复。',
  'This import is not there: it ended more than ten minutes ago, or the server was restarted while it ran, or there never was one. An import is written whole or not at all. To find out which, look at the same file again: rows that were written count as unchanged; importing it once more doubles nothing.',
];
const badCreateMissing: Text = [
  'createMissing 是“{found}”，应为 none、pupils 或 schools。',
  'createMissing is "{found}"; expected none, pupils or schools.',
];
const badFullMark: Text = [
  'fullMark 是“{found}”，应为大于 0 的分数，最多两位小数。',
  'fullMark is "{found}"; expected points above 0 with at most two decimals.',
];
