import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { type RawBuilder, sql } from 'kysely';

type Tx = Pick<BulkTransaction, 'run'>;

/** The condition that an enrolment was begun by a rollover for a year that is still to come on a day. */
export const ofYearToCome = (townId: number, day: string, alias: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.from_on`)} > ${day}::date and exists (select from class_succession y
    where y.town_id = ${townId} and y.starts_on = ${sql.ref(`${alias}.from_on`)}))`;

/**
 * Where the year was turned already for a day that is still to come, whoever was enrolled or moved before it goes on from
 * there as the class does that they are in now: to the class that it becomes, or out of the school. A class that the
 * rollover did not know yet changes nothing.
 * @param touched rows of `resolved` that are enrolled or moved
 */
export const carryOver = async (tx: Tx, townId: number, day: string, touched: RawBuilder<boolean>): Promise<void> => {
  await tx.run(
    sql`create temporary table going on commit drop as
      with year as (select min(starts_on) as starts_on from class_succession where town_id = ${townId} and starts_on > ${day}::date)
      select p.id as pupil_id, year.starts_on, s.to_id, n.parent_id as to_unit_id,
        s.to_id is null and (c.to_on < year.starts_on or exists (select from class_succession o
          where o.town_id = ${townId} and o.starts_on = year.starts_on and o.to_id = c.id)) as leaves,
        exists (select from pupils.enrolment e where e.town_id = ${townId} and e.pupil_id = p.id and e.from_on = year.starts_on) as placed
      from resolved join pupils.pupil p on p.town_id = ${townId} and p.token = resolved.token
        join year on year.starts_on is not null
        join unit c on c.town_id = ${townId} and c.id = resolved.class_id
        left join class_succession s on s.town_id = ${townId} and s.starts_on = year.starts_on and s.from_id = c.id
        left join unit n on n.town_id = ${townId} and n.id = s.to_id
      where ${touched}`.compile(sqlOf),
  );
  const theirs = sql`e.town_id = ${townId} and e.pupil_id = going.pupil_id`;
  await tx.run(
    sql`update pupils.enrolment e set to_on = going.starts_on - 1 from going
      where ${theirs} and e.from_on < going.starts_on and e.to_on >= going.starts_on
        and (going.to_id is not null or going.leaves or going.placed)`.compile(sqlOf),
  );
  await tx.run(
    sql`delete from pupils.enrolment e using going where ${theirs} and e.from_on = going.starts_on and going.leaves`.compile(
      sqlOf,
    ),
  );
  await tx.run(
    sql`insert into pupils.enrolment as e (town_id, pupil_id, unit_id, class_id, from_on)
      select ${townId}, pupil_id, to_unit_id, to_id, starts_on from going where to_id is not null
      on conflict (town_id, pupil_id, from_on) do update set unit_id = excluded.unit_id, class_id = excluded.class_id`.compile(
      sqlOf,
    ),
  );
};
