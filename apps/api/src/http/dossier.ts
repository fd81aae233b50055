import { decodeId } from '@plumbline/graphql';
import { dossierOf, dossierTitle } from '@plumbline/operations';
import { dossierPage } from '../dossier/dossier-page.ts';
import type { ContextReader } from './context.ts';
import { asked } from './import.ts';
import { readJsonTexts } from './json-texts.ts';
import { refusalOf, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/**
 * Gives a whole case out as one file, `?record` (global id): a page that reads by itself with its data inside, or with
 * `?format=json` the data alone. Who may not see the record is told that there is none. A POST says the same in its body,
 * `{ record, format, reason }`: the reason stands in the read log, and in no address; a confidential case of somebody else
 * is not given out without one.
 */
export const dossierHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { search }) => {
    const { deps, viewer } = await asked(contextOf, request);
    const given = request.method === 'POST' ? await readJsonTexts(request) : new URLSearchParams(search);
    const id = decodeId('Sanction', given.get('record') ?? '');
    const answer = await dossierOf(deps, viewer, id ?? 0, given.get('reason'));
    if (!answer.ok) throw refusalOf(answer.problems);
    const { dossier } = answer;
    if (given.get('format') === 'json') return sendJson(response, 200, dossier);
    const page = dossierPage(dossier, viewer.locale);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${dossierTitle(dossier, viewer.locale)}.html`)}`,
      'cache-control': 'private, no-store',
    });
    response.end(page);
  };
