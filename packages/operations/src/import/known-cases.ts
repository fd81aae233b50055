import { readOnce, sqlOf } from '@plumbline/database';
import { statesTagged, type Workflow } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { seesRecord } from '../record/relations.ts';
import type { TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';

/** A case as a ledger shows it. */
export interface KnownCase {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly unit_id: number;
  readonly place: string | null;
  readonly description: string | null;
  readonly category: string;
  readonly weight: string;
  readonly requirement: string | null;
  readonly rectify_by: string | null;
  readonly returns: number;
  readonly inspection: string | null;
  readonly inspected_on: string | null;
  readonly responsible: string | null;
  readonly responsible_no: string | null;
  readonly inspector: string | null;
  readonly inspector_no: string | null;
  readonly closed_on: string | null;
  readonly mine: boolean;
}

const casesBy = (viewer: Viewer, workflow: Workflow, condition: ReturnType<typeof sql>) => {
  const closed = [...statesTagged(workflow, 'closed')];
  const person = (relation: string, column: 'name' | 'staff_no') => sql`(select p.${sql.ref(column)} from assignment a
    join person p on p.town_id = a.town_id and p.id = a.person_id
    where a.town_id = r.town_id and a.record_id = r.id and a.relation = ${relation} and a.until is null order by a.id limit 1)`;
  return sql<KnownCase>`select r.id, r.number, r.title, r.state, r.version, r.unit_id, f.place, f.description, f.category, f.weight, f.requirement,
      f.rectify_by, f.returns, i.title as inspection, i.held_on as inspected_on,
      ${person('responsible', 'name')} as responsible, ${person('responsible', 'staff_no')} as responsible_no,
      ${person('inspector', 'name')} as inspector, ${person('inspector', 'staff_no')} as inspector_no,
      (select e.at::date from event e where r.state = any(${closed}::text[]) and e.town_id = r.town_id and e.record_id = r.id and e.state = any(${closed}::text[])
        and not exists (select from event former where former.town_id = e.town_id and former.record_id = e.record_id
          and former.version = e.version - 1 and former.state = any(${closed}::text[])) order by e.version desc limit 1) as closed_on,
      exists (select from assignment a where a.town_id = r.town_id and a.record_id = r.id and a.person_id = ${viewer.personId}) as mine
    from record r join rectification f on f.town_id = r.town_id and f.record_id = r.id
    left join inspection i on i.town_id = f.town_id and i.id = f.inspection_id
    where r.town_id = ${viewer.townId} and r.kind = ${workflow.name} and ${condition}`.compile(sqlOf);
};

/** Cases with some numbers, as far as the viewer sees them. */
export const casesNumbered = async (
  { pool }: Deps,
  viewer: Viewer,
  town: TownFacts,
  workflow: Workflow,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, KnownCase>> => {
  if (numbers.length === 0) return new Map();
  const rows = await readOnce<KnownCase>(
    pool,
    { ...viewer, zone: town.zone },
    casesBy(viewer, workflow, sql`r.number = any(${numbers}::text[])`),
  );
  const posts = viewer.posts.map(({ id, role, unitId }) => ({ id, role, unit_id: unitId }));
  const seen = rows.filter(({ unit_id, mine }) =>
    seesRecord(workflow, town, viewer.personId, posts, {
      unitId: unit_id,
      assignments: mine ? [{ relation: '', person_id: viewer.personId }] : [],
    }),
  );
  return new Map(seen.map((found) => [found.number, found]));
};

/** A case that an earlier import made of a row. */
export interface ImportedCase {
  readonly digest: string;
  readonly record_id: number;
  readonly number: string;
  readonly version: number;
}

/** What earlier imports, by whomever, made of rows with this content. */
export const casesImported = async (
  { pool }: Deps,
  viewer: Viewer,
  digests: readonly string[],
): Promise<ReadonlyMap<string, ImportedCase>> => {
  if (digests.length === 0) return new Map();
  const rows = await readOnce<ImportedCase>(
    pool,
    viewer,
    sql<ImportedCase>`select w.digest, i.record_id, r.number, r.version from import_row w
      join idempotency i on i.town_id = w.town_id and i.person_id = w.person_id and i.key = 'import:' || w.digest
      join record r on r.town_id = i.town_id and r.id = i.record_id
      where w.town_id = ${viewer.townId} and w.kind = 'findings' and w.digest = any(${digests}::text[])`.compile(sqlOf),
  );
  return new Map(rows.map((row) => [row.digest, row]));
};
