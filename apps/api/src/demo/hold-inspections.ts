import { createInspection, type Deps, type Viewer } from '@plumbline/operations';
import type { AlreadyThere } from './already-there.ts';
import type { CreatedTown } from './create-town.ts';
import { expectOk } from './expect-ok.ts';
import { type InspectionKey, inspections } from './inspections.ts';
import { instantOf, type SchoolDays } from './school-days.ts';

/** Title and day of each inspection: plan year, term and the inspection's number in the term. */
const inspectionDays = (days: SchoolDays): ReadonlyMap<InspectionKey, { title: string; heldOn: string }> => {
  const held = new Map<string, number>();
  const result = new Map<InspectionKey, { title: string; heldOn: string }>();
  const dated = inspections
    .map((inspection) => ({ ...inspection, heldOn: days.dayOf(inspection.when, 0) }))
    .sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1));
  for (const { key, topic, heldOn } of dated) {
    const year = days.calendar.planYears.findLast(({ startsOn }) => startsOn <= heldOn) ?? days.calendar.planYears[0];
    const term = year.terms.findLast(({ startsOn }) => startsOn <= heldOn) ?? year.terms[0];
    const when = `${year.title}${term?.name ?? ''}`;
    const number = (held.get(when) ?? 0) + 1;
    held.set(when, number);
    result.set(key, { title: `${when}第${number}次大型检查：${topic}`, heldOn });
  }
  return result;
};

/**
 * Enters the inspections that are not there yet.
 * @param administrator who enters them
 */
export const holdInspections = async (
  deps: Deps,
  administrator: Viewer,
  there: AlreadyThere,
  { units, people }: CreatedTown,
  days: SchoolDays,
): Promise<ReadonlyMap<InspectionKey, number>> => {
  const ids = new Map<InspectionKey, number>();
  const dates = inspectionDays(days);
  for (const { key, inspectors } of inspections) {
    const { title, heldOn } = dates.get(key) ?? { title: key, heldOn: days.today };
    const known = there.inspections.get(heldOn);
    const wanted = {
      title,
      heldOn,
      unitId: units.get('town') ?? 0,
      inspectorIds: inspectors.map((inspector) => people.get(inspector) ?? 0),
      large: true,
    };
    const held = { ...deps, clock: () => instantOf(heldOn, '07:50:00') };
    ids.set(key, known ?? expectOk(await createInspection(held, administrator, wanted), key).inspectionId);
  }
  return ids;
};
