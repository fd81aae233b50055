import { decodeId } from '@plumbline/graphql';
import { dossierOf, dossierTitle } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { dossierPage } from '../dossier/dossier-page.ts';
import type { ContextReader } from './context.ts';
import { asked } from './import.ts';
import { readJsonTexts } from './json-texts.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/**
 * Gives a whole case out as one file, `?record` (global id): a page that reads by itself with its data inside, or with
 * `?format=json` the data alone. Who may not see the record is told that there is none. A POST says the same in its body,
 * `{ record, format, reason }`: the reason stands in the read log, and in no address.
 */
export const dossierHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { search }) => {
    const { deps, viewer } = await asked(contextOf, request);
    const given = request.method === 'POST' ? await readJsonTexts(request) : new URLSearchParams(search);
    const id = decodeId('Sanction', given.get('record') ?? '');
    const dossier = id === null ? null : await dossierOf(deps, viewer, id, given.get('reason'));
    if (dossier === null) throw new HttpProblem(404, 'NotFound', nothing);
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

const nothing: Text = [
  '没有这份案卷，或者您没有参与这件事。请从处置页面下载。',
  'There is no such dossier, or you have no part in the case. Download it from the page of the consequence.',
];
