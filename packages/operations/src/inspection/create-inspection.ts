import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { notAdministrator } from '../people/rights.ts';
import { type Answer, refuseInput } from '../problem.ts';
import { allows } from '../rights/declare.ts';
import { inspectionRights } from '../rights/inspection.ts';
import { planYearOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** What is wanted of a new inspection, that findings belong to (plan clause I6). */
export interface NewInspection {
  readonly title: string;
  readonly heldOn: string;
  readonly unitId: number;
  readonly inspectorIds?: readonly number[];
  /** Counts among the term's large inspections. */
  readonly large?: boolean;
}

/** Enters an inspection with its inspectors. */
export const createInspection = async (
  deps: Deps,
  viewer: Viewer,
  { title, heldOn, unitId, inspectorIds = [], large = false }: NewInspection,
): Promise<Answer<{ inspectionId: number }>> => {
  if (!allows(inspectionRights.acts.hold, viewer)) return notAdministrator(viewer);
  const town = await townFacts(deps, viewer.townId);
  const faults = checkText('title', ['标题', 'Title'], title, 120);
  if (!town.units.has(unitId))
    faults.push({ path: ['unit'], text: ['没有这个单位；请另选', 'There is no such unit; please choose another'] });
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const { townId } = viewer;
  const row = {
    town_id: townId,
    plan_year_id: planYearOf(town, heldOn).id,
    unit_id: unitId,
    title: title.trim(),
    held_on: heldOn,
    large,
  };
  const inspectors = [...new Set(inspectorIds)];
  const inspectionId = await transaction(deps.pool, viewer, async (tx) => {
    const known = await tx.run(
      sqlOf
        .selectFrom('person')
        .where('town_id', '=', townId)
        .where('id', '=', sql<number>`any(${inspectors}::bigint[])`)
        .select('id'),
    );
    if (known.length < inspectors.length) return null;
    const made = await tx.first(sqlOf.insertInto('inspection').values(row).returning('id'));
    if (made === undefined) throw new Error('The inspection was not inserted.');
    if (inspectors.length > 0) {
      await tx.run(
        sqlOf
          .insertInto('inspection_inspector')
          .values(inspectors.map((person_id) => ({ town_id: townId, inspection_id: made.id, person_id }))),
      );
    }
    return made.id;
  });
  if (inspectionId === null)
    return refuseInput(viewer.locale, [
      {
        path: ['inspectors'],
        text: ['检查人里有查无此人的；请另选', 'An inspector does not exist; please choose another'],
      },
    ]);
  return { ok: true, inspectionId };
};
