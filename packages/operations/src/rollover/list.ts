import { readOnce } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { allows } from '../rights/declare.ts';
import { rolloverRights } from '../rights/rollover.ts';
import type { Viewer } from '../viewer.ts';
import type { RolloverSummary } from './summary.ts';

/** A turn of the year that was carried out, and perhaps taken back. */
export interface RolloverEntry {
  readonly id: number;
  readonly title: string;
  readonly startsOn: string;
  readonly fromTitle: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly summary: RolloverSummary;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
}

const all = namedStatement<RolloverEntry>(`
  select r.id, r.title, r.starts_on as "startsOn", y.title as "fromTitle", p.name as by, r.at, r.reason, r.summary,
    r.undone_at as "undoneAt", u.name as "undoneBy", r.undone_reason as "undoneReason"
  from rollover r join plan_year y on y.town_id = r.town_id and y.id = r.from_year_id
    join person p on p.town_id = r.town_id and p.id = r.person_id
    left join person u on u.town_id = r.town_id and u.id = r.undone_by
  where r.town_id = :town::int order by r.at desc, r.id desc limit 100`);

/** Turns of the year, latest first; none for those who may not read them. */
export const listRollovers = async (deps: Deps, viewer: Viewer): Promise<readonly RolloverEntry[]> =>
  allows(rolloverRights.read, viewer) ? readOnce(deps.pool, viewer, all({ town: viewer.townId })) : [];
