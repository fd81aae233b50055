import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { addDays } from '@plumbline/rules';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { teachingRights } from '../rights/teaching.ts';
import { townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** What is wanted: from a day on this person, and nobody else, teaches a subject in a class. */
export interface NewTeaching {
  readonly classId: number;
  readonly subject: string;
  /** `null`: from that day on nobody is entered. */
  readonly personId: number | null;
  readonly fromOn: string;
}

/** Ends what was entered for a class and subject from a day on. */
const endFrom = async (tx: Transaction, townId: number, { classId, subject, fromOn }: NewTeaching): Promise<void> => {
  await tx.run(
    sqlOf
      .deleteFrom('teaching')
      .where('town_id', '=', townId)
      .where('class_id', '=', classId)
      .where('subject', '=', subject.trim())
      .where('from_on', '>=', fromOn),
  );
  await tx.run(
    sqlOf
      .updateTable('teaching')
      .set({ to_on: addDays(fromOn, -1) })
      .where('town_id', '=', townId)
      .where('class_id', '=', classId)
      .where('subject', '=', subject.trim())
      .where('to_on', '>=', fromOn),
  );
};

/** Figures by teacher that are not published yet rest on the teaching: they are computed anew when somebody asks. */
const forgetDrafts = async (tx: Transaction, townId: number): Promise<void> => {
  for (const table of ['exam_result', 'exam_model'])
    await tx.run(
      sql`delete from ${sql.table(table)} r using exam e where r.town_id = ${townId} and e.town_id = r.town_id and e.id = r.exam_id
        and r.revision > coalesce(e.published_revision, 0)`.compile(sqlOf),
    );
};

/**
 * Enters who teaches a subject in a class from a day on, in place of whoever did; the history keeps the days before.
 * Academic affairs enter it for the town, a campus head for the campus.
 */
export const setTeaching = async (
  deps: Deps,
  viewer: Viewer,
  wanted: NewTeaching,
): Promise<Answer<{ classId: number }>> => {
  const town = await townFacts(deps, viewer.townId);
  const unit = town.units.get(wanted.classId);
  const faults: InputFault[] = checkText('subject', ['学科', 'Subject'], wanted.subject, 20);
  if (unit?.kind !== 'class')
    faults.push({ path: ['class'], text: ['没有这个班；请另选', 'There is no such class; please choose another'] });
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  if (!allows(teachingRights.acts.set, viewer, { town, unitId: wanted.classId }))
    return refuse(viewer.locale, 'NotAllowed', [
      '任课由教导处或本片校长录入',
      'Academic affairs or the campus head enter who teaches',
    ]);
  const { townId } = viewer;
  return transaction(deps.pool, { ...viewer, as: 'pupils' }, async (tx): Promise<Answer<{ classId: number }>> => {
    if (wanted.personId !== null) {
      const person = await tx.first(
        sqlOf.selectFrom('person').where('town_id', '=', townId).where('id', '=', wanted.personId).select('id'),
      );
      if (person === undefined)
        return refuse(viewer.locale, 'NotFound', ['没有这个人', 'There is no such person'], { path: ['person'] });
    }
    await endFrom(tx, townId, wanted);
    if (wanted.personId !== null)
      await tx.run(
        sqlOf.insertInto('teaching').values({
          town_id: townId,
          class_id: wanted.classId,
          subject: wanted.subject.trim(),
          person_id: wanted.personId,
          from_on: wanted.fromOn,
        }),
      );
    await forgetDrafts(tx, townId);
    return { ok: true, classId: wanted.classId };
  });
};
