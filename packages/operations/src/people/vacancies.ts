import { readOnce } from '@plumbline/database';
import type { Role, UnitKind } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import type { Viewer } from '../viewer.ts';

/** Posts that head a unit of a kind (O1, O2, O5): where nobody holds one of them, it is vacant. */
const heads: Readonly<Partial<Record<UnitKind, readonly Role[]>>> = {
  town: ['groupHead'],
  centralSchool: ['campusHead'],
  campus: ['campusHead'],
  subjectGroup: ['subjectAdmin', 'subjectLead'],
  researchGroup: ['researchLead'],
  grade: ['gradeHead'],
  class: ['classTeacher'],
};

/** A unit whose head's post nobody holds on a day. */
export interface Vacancy {
  readonly unitId: number;
  readonly role: Role;
}

// The head of the leading group may hold the post in whatever unit the town gave the group.
const vacant = namedStatement<Vacancy>(`
  select u.id as "unitId", h.role from unit u join jsonb_to_recordset(:heads::jsonb) as h (kind text, role text) on h.kind = u.kind
  where u.town_id = :town::int and (u.from_on is null or u.from_on <= :day::date) and (u.to_on is null or u.to_on >= :day::date)
    and not exists (select from post p where p.town_id = u.town_id and (p.unit_id = u.id or u.kind = 'town') and p.role = h.role
      and p.from_on <= :day::date and p.to_on >= :day::date)
  order by u.id, h.role`);

/** Units whose head's post nobody holds on a day. */
export const vacanciesOn = (deps: Deps, viewer: Viewer, day: string): Promise<readonly Vacancy[]> =>
  readOnce(
    deps.pool,
    viewer,
    vacant({
      town: viewer.townId,
      day,
      heads: JSON.stringify(Object.entries(heads).flatMap(([kind, roles]) => roles.map((role) => ({ kind, role })))),
    }),
  );
