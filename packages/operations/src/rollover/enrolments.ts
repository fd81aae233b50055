import type { Transaction } from '@plumbline/database';
import { namedStatement } from '../record/named-statement.ts';
import type { Viewer } from '../viewer.ts';

/** Ends enrolments of classes with the year and keeps the day on which they would have ended. */
const endEnrolments = namedStatement<{ readonly pupils: number }>(`
  with ending as (select pupil_id, from_on, to_on from pupils.enrolment
      where town_id = :town::int and class_id = any(:classes::bigint[]) and from_on <= :last::date and to_on > :last::date),
    kept as (insert into pupils.rollover_enrolment (town_id, rollover_id, pupil_id, from_on, before_to_on)
      select :town::int, :rollover::bigint, pupil_id, from_on, to_on from ending),
    ended as (update pupils.enrolment e set to_on = :last::date from ending
      where e.town_id = :town::int and e.pupil_id = ending.pupil_id and e.from_on = ending.from_on returning 1)
  select count(*)::int as pupils from ended`);

/** Enrols whoever was ended in the class that theirs became; a pupil who is placed for the new year already stays there. */
const beginEnrolments = namedStatement<{ readonly pupils: number }>(`
  with given as (select * from jsonb_to_recordset(:moves::jsonb) as g ("fromId" bigint, "toId" bigint)),
    begun as (insert into pupils.enrolment (town_id, pupil_id, unit_id, class_id, from_on, to_on)
      select e.town_id, e.pupil_id, e.unit_id, given."toId", :startsOn::date, r.before_to_on
      from pupils.rollover_enrolment r
        join pupils.enrolment e on e.town_id = r.town_id and e.pupil_id = r.pupil_id and e.from_on = r.from_on
        join given on given."fromId" = e.class_id
      where r.town_id = :town::int and r.rollover_id = :rollover::bigint and r.before_to_on is not null
        and not exists (select from pupils.enrolment n where n.town_id = e.town_id and n.pupil_id = e.pupil_id and n.from_on > :last::date)
      returning pupil_id, from_on),
    kept as (insert into pupils.rollover_enrolment (town_id, rollover_id, pupil_id, from_on)
      select :town::int, :rollover::bigint, pupil_id, from_on from begun)
  select count(*)::int as pupils from begun`);

const logMove = namedStatement(`
  insert into pupils.read_log (town_id, person_id, post_id, purpose, pupils, at)
  values (:town::int, :person::bigint, :post::bigint, 'rollover', :pupils::int, :at::timestamptz)`);

/**
 * Moves pupils from class to class with the year, by their classes alone: no name is read.
 * @param moves from which class to which; pupils of `leaving` classes go nowhere
 * @returns how many go on, and how many leave
 */
export const moveEnrolments = async (
  tx: Transaction,
  viewer: Viewer,
  given: {
    readonly rolloverId: number;
    readonly moves: readonly { readonly fromId: number; readonly toId: number }[];
    readonly leaving: readonly number[];
    readonly last: string;
    readonly startsOn: string;
    readonly at: Date;
  },
): Promise<{ readonly goOn: number; readonly leave: number }> => {
  const common = { town: viewer.townId, rollover: given.rolloverId, last: given.last, startsOn: given.startsOn };
  const classes = [...given.moves.map(({ fromId }) => fromId), ...given.leaving];
  const ended = (await tx.first(endEnrolments({ ...common, classes })))?.pupils ?? 0;
  const goOn = (await tx.first(beginEnrolments({ ...common, moves: JSON.stringify(given.moves) })))?.pupils ?? 0;
  await tx.run(
    logMove({ town: viewer.townId, person: viewer.personId, post: viewer.postId, pupils: ended, at: given.at }),
  );
  return { goOn, leave: ended - goOn };
};

const changedSince = namedStatement<{ readonly changed: boolean }>(`
  select exists (select from pupils.rollover_enrolment r
      left join pupils.enrolment e on e.town_id = r.town_id and e.pupil_id = r.pupil_id and e.from_on = r.from_on
      where r.town_id = :town::int and r.rollover_id = :rollover::bigint
        and (e.pupil_id is null or (r.before_to_on is not null and e.to_on <> :last::date)
          or (r.before_to_on is null and not exists (select from pupils.rollover_enrolment o where o.town_id = r.town_id
            and o.rollover_id = r.rollover_id and o.pupil_id = r.pupil_id and o.before_to_on = e.to_on)))) as changed`);

const placed = namedStatement<{ readonly count: number }>(`
  select count(*)::int as count from pupils.enrolment e where e.town_id = :town::int and e.from_on > :last::date
    and not exists (select from pupils.rollover_enrolment r where r.town_id = e.town_id and r.rollover_id = :rollover::bigint
      and r.pupil_id = e.pupil_id and r.from_on = e.from_on)`);

/** How many enrolments begin after a day that a rollover did not begin. */
export const placedOtherwise = async (
  tx: Transaction,
  townId: number,
  rolloverId: number,
  last: string,
): Promise<number> => (await tx.first(placed({ town: townId, rollover: rolloverId, last })))?.count ?? 0;

const removeBegun = namedStatement(`
  delete from pupils.enrolment e using pupils.rollover_enrolment r
  where e.town_id = :town::int and r.town_id = e.town_id and r.rollover_id = :rollover::bigint and r.before_to_on is null
    and e.pupil_id = r.pupil_id and e.from_on = r.from_on`);
const restoreEnded = namedStatement(`
  update pupils.enrolment e set to_on = r.before_to_on from pupils.rollover_enrolment r
  where e.town_id = :town::int and r.town_id = e.town_id and r.rollover_id = :rollover::bigint and r.before_to_on is not null
    and e.pupil_id = r.pupil_id and e.from_on = r.from_on`);
const forget = namedStatement(`
  delete from pupils.rollover_enrolment where town_id = :town::int and rollover_id = :rollover::bigint`);

/** Whether an enrolment that a rollover ended or began was changed since. */
export const enrolmentsChanged = async (
  tx: Transaction,
  townId: number,
  rolloverId: number,
  last: string,
): Promise<boolean> => (await tx.first(changedSince({ town: townId, rollover: rolloverId, last })))?.changed ?? true;

/** Gives pupils back to the classes that a rollover took them from. */
export const moveEnrolmentsBack = async (tx: Transaction, townId: number, rolloverId: number): Promise<void> => {
  const values = { town: townId, rollover: rolloverId };
  await tx.run(removeBegun(values));
  await tx.run(restoreEnded(values));
  await tx.run(forget(values));
};
