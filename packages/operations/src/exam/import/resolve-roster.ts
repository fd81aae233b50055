import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { carryOver, ofYearToCome } from './carry-over.ts';
import type { Fates } from './count-fates.ts';
import { type FoundPlaces, unitName } from './places.ts';

/** Somebody whose school or class the roster changes. */
export interface Move {
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

/** What the roster means to what is on record. */
export interface RosterFates extends Fates {
  /** Of the changed ones: those who change school or class. */
  readonly moved: number;
  /** Pupils of the file who are known already. */
  readonly known: number;
}

/** So many moves are told one by one. */
const mostTold = 200;

/**
 * Puts beside each row of the staging table who the pupil is and where they are enrolled on a day. A file without classes
 * or names leaves those as they are.
 */
export const resolveRoster = async (
  tx: Pick<BulkTransaction, 'run'>,
  townId: number,
  day: string,
  places: FoundPlaces,
): Promise<void> => {
  await tx.run(
    sql`create temporary table resolved on commit drop as
      with schools as (select at - 1 as at, unit_id from unnest(${places.schools}::bigint[]) with ordinality as given(unit_id, at)),
        classes as (select at - 1 as at, class_id from unnest(${places.classes}::bigint[]) with ordinality as given(class_id, at))
      select i.line, i.token, p.id as pupil_id, coalesce(i.name, p.name) as name, p.name as old_name, s.unit_id,
        coalesce(c.class_id, case when e.unit_id = s.unit_id then e.class_id end) as class_id,
        e.pupil_id is not null as enrolled, e.unit_id as old_unit_id, e.class_id as old_class_id, e.from_on as old_from_on
      from incoming i
        join schools s on s.at = i.school
        left join classes c on c.at = i.class
        left join pupils.pupil p on p.town_id = ${townId} and p.token = i.token
        left join (select distinct on (n.pupil_id) n.pupil_id, n.unit_id, n.class_id, n.from_on from pupils.enrolment n
          where n.town_id = ${townId} and n.to_on >= ${day}::date and not ${ofYearToCome(townId, day, 'n')}
          order by n.pupil_id, n.from_on desc) e on e.pupil_id = p.id`.compile(sqlOf),
  );
  await tx.run(sql`analyze resolved`.compile(sqlOf));
};

const moves = sql.raw(
  '(resolved.enrolled and (resolved.unit_id, resolved.class_id) is distinct from (resolved.old_unit_id, resolved.old_class_id))',
);
const renamed = sql.raw('(resolved.pupil_id is not null and resolved.name is distinct from resolved.old_name)');

/** Counts the rows by what they mean. */
export const countRoster = async (tx: Pick<BulkTransaction, 'first'>): Promise<RosterFates> => {
  const row = await tx.first<RosterFates>(
    sql<RosterFates>`select count(*) filter (where not enrolled) as new, count(*) filter (where enrolled and (${moves} or ${renamed})) as changed,
      count(*) filter (where ${moves}) as moved, count(*) filter (where enrolled and not ${moves} and not ${renamed}) as unchanged,
      count(pupil_id) as known from resolved`.compile(sqlOf),
  );
  return row ?? { new: 0, changed: 0, moved: 0, unchanged: 0, known: 0 };
};

/** Tells from where to where the first of those who move go. */
export const tellMoves = (tx: Pick<BulkTransaction, 'run'>, townId: number, places: FoundPlaces): Promise<Move[]> => {
  const name = (column: string) => unitName(townId, column, places);
  return tx.run<Move>(
    sql<Move>`select line, concat_ws(' ', ${name('old_unit_id')}, ${name('old_class_id')}) as from,
      concat_ws(' ', ${name('unit_id')}, ${name('class_id')}) as to from resolved where ${moves} order by line limit ${mostTold}`.compile(
      sqlOf,
    ),
  );
};

/** What a roster is written with. */
export interface RosterTarget {
  readonly townId: number;
  readonly kind: 'national' | 'school';
  /** Day from which moves, and pupils added to a roster that was there, count. */
  readonly day: string;
  /** Day from which pupils count whose campus had no roster before. */
  readonly firstDay: string;
  readonly at: Date;
}

/** Adds the pupils who are not known, enrols whoever is not enrolled, and moves whoever is enrolled elsewhere. */
export const writeRoster = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, kind, day, firstDay, at }: RosterTarget,
): Promise<void> => {
  // Asked before the first of them is enrolled.
  await tx.run(
    sql`create temporary table first_rosters on commit drop as select distinct unit_id from resolved r
      where not exists (select from pupils.enrolment e where e.town_id = ${townId} and e.unit_id = r.unit_id)`.compile(
      sqlOf,
    ),
  );
  await tx.run(
    sql`insert into pupils.pupil (town_id, token, token_kind, name, created_at)
      select ${townId}, token, ${kind}, name, ${at} from resolved where pupil_id is null order by token
      on conflict (town_id, token) do nothing`.compile(sqlOf),
  );
  await tx.run(
    sql`update pupils.pupil p set name = r.name from resolved r where p.town_id = ${townId} and p.id = r.pupil_id and r.name is distinct from p.name`.compile(
      sqlOf,
    ),
  );
  await tx.run(
    sql`insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on)
      select ${townId}, p.id, r.unit_id, r.class_id,
        case when r.pupil_id is null and r.unit_id in (select unit_id from first_rosters) then ${firstDay}::date else ${day}::date end
      from resolved r join pupils.pupil p on p.town_id = ${townId} and p.token = r.token where not r.enrolled
      on conflict do nothing`.compile(sqlOf),
  );
  // A move on the day on which the enrolment itself began, or before, corrects it.
  await tx.run(
    sql`update pupils.enrolment e set unit_id = resolved.unit_id, class_id = resolved.class_id from resolved
      where e.town_id = ${townId} and e.pupil_id = resolved.pupil_id and e.from_on = resolved.old_from_on and ${moves}
        and resolved.old_from_on >= ${day}::date`.compile(sqlOf),
  );
  await tx.run(
    sql`update pupils.enrolment e set to_on = ${day}::date - 1 from resolved
      where e.town_id = ${townId} and e.pupil_id = resolved.pupil_id and e.from_on = resolved.old_from_on and ${moves}
        and resolved.old_from_on < ${day}::date`.compile(sqlOf),
  );
  await tx.run(
    sql`insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on)
      select ${townId}, pupil_id, unit_id, class_id, ${day} from resolved where ${moves} and old_from_on < ${day}::date`.compile(
      sqlOf,
    ),
  );
  await carryOver(tx, townId, day, sql<boolean>`(not resolved.enrolled or ${moves})`);
};
