import { type BulkTransaction, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { ofYearToCome } from './carry-over.ts';

/** Pupils whom a complete roster lacks. */
export interface Leavers {
  readonly count: number;
  /** Numbers of the first of them, as the roster tells pupils. */
  readonly first: readonly string[];
}

/** So many leavers are told one by one. */
const mostTold = 20;

/**
 * Finds who is enrolled in schools on a day and is not in the file: they stand in the temporary table `leaving` afterwards.
 * Whoever the file places in another school is in it, and moves; an enrolment that begins later stays, but for one in the
 * year to come that follows from the one that ends.
 * @param schools units of the schools that the file names; those below 0 are not made yet
 */
export const findLeavers = async (
  tx: Pick<BulkTransaction, 'run' | 'first'>,
  townId: number,
  day: string,
  schools: readonly number[],
): Promise<Leavers> => {
  await tx.run(
    sql`create temporary table leaving on commit drop as
      select e.pupil_id, e.from_on, p.token from pupils.enrolment e join pupils.pupil p on p.town_id = e.town_id and p.id = e.pupil_id
      where e.town_id = ${townId} and e.unit_id = any(${schools}::bigint[]) and e.from_on <= ${day}::date and e.to_on >= ${day}::date
        and not exists (select from resolved r where r.pupil_id = e.pupil_id)`.compile(sqlOf),
  );
  const found = await tx.first<Leavers>(
    sql<Leavers>`select (select count(*) from leaving) as count, array(
      select token from leaving order by token collate "C" limit ${mostTold}) as first`.compile(sqlOf),
  );
  return found ?? { count: 0, first: [] };
};

/**
 * Ends the enrolments in `leaving` on the day before, and with them what a rollover has begun for the year to come; one that
 * began on that very day never was.
 */
export const writeLeavers = async (
  tx: Pick<BulkTransaction, 'run'>,
  { townId, day }: { readonly townId: number; readonly day: string },
): Promise<void> => {
  const isLeaving = sql`e.town_id = ${townId} and e.pupil_id = leaving.pupil_id and e.from_on = leaving.from_on`;
  await tx.run(
    sql`update pupils.enrolment e set to_on = ${day}::date - 1 from leaving where ${isLeaving} and e.from_on < ${day}::date`.compile(
      sqlOf,
    ),
  );
  await tx.run(
    sql`delete from pupils.enrolment e using leaving where ${isLeaving} and e.from_on = ${day}::date`.compile(sqlOf),
  );
  await tx.run(
    sql`delete from pupils.enrolment e using leaving where e.town_id = ${townId} and e.pupil_id = leaving.pupil_id
      and ${ofYearToCome(townId, day, 'e')}`.compile(sqlOf),
  );
};
