import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileFault, markFindings } from '@plumbline/documents';
import type { JudgedRow } from '@plumbline/operations';
import { say, type Text } from '@plumbline/terms';
import { importFindingsFile } from '../import/findings.ts';
import { exportLedger, LedgerRefused } from '../import/ledger.ts';
import type { ContextReader } from './context.ts';
import { heldBack } from './held.ts';
import { readFileOf } from './multipart.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a workbook under a name. */
export const sendWorkbook = (response: ServerResponse, bytes: Buffer, name: string): void => {
  response.writeHead(200, {
    'content-type': workbookType,
    'content-length': bytes.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
  response.end(bytes);
};

/** Whoever asks, once nothing keeps them back: their password is their own, and the second factor of their post is set up. */
export const asked = async (contextOf: ContextReader, request: IncomingMessage) => {
  const context = await contextOf(request);
  const held = heldBack(context);
  if (held !== null) throw new HttpProblem(403, held.code, held.text);
  return context;
};

/**
 * Takes a ledger in. `?dryRun` judges and writes nothing; `?acceptGoodRows` takes the good rows of a file with bad ones.
 * Answers 200 with what came of it, also where the file is refused: every problem is in the answer.
 */
export const importFindingsHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { search }) => {
    const { deps, viewer } = await asked(contextOf, request);
    const options = new URLSearchParams(search);
    const { bytes } = await readFileOf(request, tooLarge);
    const answer = await importFindingsFile(deps, viewer, bytes, {
      dryRun: options.has('dryRun'),
      acceptGoodRows: options.has('acceptGoodRows'),
    });
    sendJson(response, 200, answer);
  };

/** Hands the same sheet back with one more column that says what to mend; writes nothing. */
export const markFindingsHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response) => {
    const { deps, viewer } = await asked(contextOf, request);
    const { bytes, name } = await readFileOf(request, tooLarge);
    let judged: readonly JudgedRow[] = [];
    const { fileError } = await importFindingsFile(deps, viewer, bytes, {
      dryRun: true,
      onRead: (rows) => {
        judged = rows;
      },
    });
    if (fileError !== null) return sendJson(response, 422, fileError);
    try {
      const marked = await markFindings(bytes, judged, viewer.locale);
      sendWorkbook(response, marked, `${name.replace(/\.\w+$/u, '')}-${say(toMend, viewer.locale)}.xlsx`);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      sendJson(response, 422, { code: error.code, message: say(error.text, viewer.locale) });
    }
  };

const objectIn = (text: string | null): Record<string, unknown> | null => {
  if (text === null || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // falls through to the one answer for everything that is no object
  }
  throw new HttpProblem(400, 'BAD_REQUEST', noObject);
};

/** Gives the ledger out as a workbook: `?filter` and `?orderBy` as JSON, as `rectificationCases` takes them. */
export const exportLedgerHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { search }) => {
    const context = await asked(contextOf, request);
    const given = new URLSearchParams(search);
    const question = { filter: objectIn(given.get('filter')), orderBy: objectIn(given.get('orderBy')) };
    try {
      const bytes = await exportLedger(context, question);
      sendWorkbook(response, bytes, `${say(ledger, context.viewer.locale)}-${context.today}.xlsx`);
    } catch (error) {
      if (!(error instanceof LedgerRefused)) throw error;
      throw new HttpProblem(400, 'BAD_REQUEST', [error.message, error.message]);
    }
  };

const ledger: Text = ['整改台账', 'ledger'];
const toMend: Text = ['要改的地方', 'to-mend'];
const tooLarge: Text = [
  '台账文件为 {found}，最多允许 {allowed}。请删去文件里的图片和用不着的工作表，或拆成几个文件，再导入。',
  'The ledger file is {found}; at most {allowed} are allowed. Remove pictures and unused sheets from it, or split it into several files, and import again.',
];
const noObject: Text = [
  'filter 和 orderBy 要写成 JSON 对象。请核对后再发送。',
  'filter and orderBy take a JSON object. Check them and send again.',
];
