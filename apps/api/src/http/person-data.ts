import { decodeId } from '@plumbline/graphql';
import { exportPerson, exportPupil, type PersonalData } from '@plumbline/operations';
import { personalDataPage } from '../personal/data-page.ts';
import type { ContextReader } from './context.ts';
import { asked } from './import.ts';
import { readJsonTexts, type Texts } from './json-texts.ts';
import { refusalOf, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

const ownOnly: Texts = { get: () => null };

/**
 * Gives out everything that is held about a person, as a page that reads by itself with its data inside, or as JSON. A GET is
 * one's own; a POST says in its body whose: `{ person, reason, format }`, or `{ pupil, reason, format }` with the pupil's
 * number. What identifies somebody and the reason stand in no address.
 */
export const personDataHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { search }) => {
    const { deps, viewer } = await asked(contextOf, request);
    const given = request.method === 'POST' ? await readJsonTexts(request) : ownOnly;
    const format = given.get('format') ?? new URLSearchParams(search).get('format');
    const pupil = given.get('pupil');
    const person = given.get('person');
    const answer =
      pupil !== null
        ? await exportPupil(deps, viewer, { number: pupil, reason: given.get('reason') ?? '' })
        : await exportPerson(deps, viewer, {
            personId: person === null ? viewer.personId : (decodeId('Person', person) ?? 0),
            reason: given.get('reason'),
          });
    if (!answer.ok) throw refusalOf(answer.problems);
    const { data }: { readonly data: PersonalData } = answer;
    if (format === 'json') return sendJson(response, 200, data);
    const page = personalDataPage(data, viewer.locale);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-disposition': 'attachment; filename="personal-data.html"',
      'cache-control': 'private, no-store',
    });
    response.end(page);
  };
