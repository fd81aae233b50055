import { sqlOf } from '@plumbline/database';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { TownFacts } from '../town/facts.ts';
import type { Reader } from './figures.ts';

const workflow: Workflow = workflows.agreement;

/** Units that have an agreement as a campus in a plan year. */
const readSigning = (reader: Reader, townId: number, planYearId: number) =>
  reader.run<{ unit_id: number }>(
    sql<{
      unit_id: number;
    }>`select distinct r.unit_id from record r join agreement f on f.town_id = r.town_id and f.record_id = r.id
      where r.town_id = ${townId}::int and r.kind = ${workflow.name} and r.plan_year_id = ${planYearId}::bigint
        and f.party = 'campusHead' and r.state <> all(${[...statesTagged(workflow, 'void')]}::text[])`.compile(sqlOf),
  );

/**
 * Names of the campuses that are compared: all of the town's, and the central school where it has an agreement as a
 * campus (decision table "Composite").
 * @param unitId the unit of the agreement at hand, where it is one of a campus
 */
export const comparedCampuses = async (
  reader: Reader,
  town: TownFacts,
  planYearId: number,
  unitId: number | null,
): Promise<readonly string[]> => {
  const signing = await readSigning(reader, town.id, planYearId);
  const asCampus = new Set([...signing.map(({ unit_id }) => unit_id), ...(unitId === null ? [] : [unitId])]);
  return [...town.units.values()]
    .filter(({ id, kind }) => kind === 'campus' || (kind === 'centralSchool' && asCampus.has(id)))
    .sort((a, b) => (a.kind === b.kind ? a.id - b.id : a.kind === 'centralSchool' ? -1 : 1))
    .map(({ name }) => name);
};
