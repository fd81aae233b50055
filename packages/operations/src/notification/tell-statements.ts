import type { Statement } from '@plumbline/database';
import { type Workflow, workflows } from '@plumbline/workflows';
import { namedStatement } from '../record/named-statement.ts';

/** An event of the outbox. */
export interface HappenedRow {
  readonly key: string;
  readonly recordId: number;
  readonly version: number;
  readonly at: Date;
}

/** A reminder of the outbox, with the persons it is for. */
export interface ReminderRow {
  readonly key: string;
  readonly recordId: number;
  readonly deadline: string;
  readonly dueOn: string;
  readonly reminder: string;
  readonly to: readonly number[];
  readonly at: Date;
}

/** What all statements of one telling share; `mails` tells whether this server can send mail at all. */
export interface Telling {
  readonly town: number;
  readonly now: Date;
  readonly sendFrom: Date;
  readonly mails: boolean;
  /** The town's present day: what waits for a later one is nobody's turn yet. */
  readonly today: string;
}

/** Enqueues mail for the inbox rows just made, for whoever chose it. */
const mailed = `
  mailed as (
    insert into outbox (town_id, key, topic, body, created_at, recipient, next_try_at)
    select :town::int, 'mail:' || m.person_id || ':' || m.key, 'mail', jsonb_build_object('notification', m.id), :now::timestamptz,
      m.person_id, :sendFrom::timestamptz
    from made m join notification_choice c on c.town_id = :town::int and c.person_id = m.person_id
    where :mails::boolean and m.read_at is null and c.address is not null
      and case m.kind when 'turn' then c.mail_turn when 'copy' then c.mail_copy else c.mail_reminder end
    on conflict (town_id, key) do nothing)`;

/**
 * Whose turn it is now (not the actor, and only while no later event of the record waits or is done), and who got a
 * copy; one row per person and event, the turn before the copy. Where the record has moved on, the former turn is
 * past, and reminders of those who acted are.
 */
const events = namedStatement(`
  with happened as (
    select e.key, e.record_id, e.version, e.at, v.actor_id
    from unnest(:keys::text[], :records::bigint[], :versions::int[], :ats::timestamptz[]) as e(key, record_id, version, at)
    left join event v on v.town_id = :town::int and v.record_id = e.record_id and v.version = e.version),
  asked as (
    select t.person_id, h.key, 'turn' as kind, h.record_id, h.version, h.at, null::timestamptz as read_at
    from happened h join todo t on t.town_id = :town::int and t.record_id = h.record_id
    where t.person_id is distinct from h.actor_id and t.shown_from <= :today::date
      and not exists (select from outbox o where o.town_id = :town::int and o.key = 'event:' || h.record_id || ':' || (h.version + 1))),
  told as (
    select c.person_id, h.key, 'copy' as kind, h.record_id, h.version, h.at, c.read_at
    from happened h join copy c on c.town_id = :town::int and c.record_id = h.record_id and c.version = h.version
    where not exists (select from asked a where a.person_id = c.person_id and a.key = h.key)),
  made as (
    insert into notification (town_id, person_id, key, kind, record_id, version, at, read_at)
    select :town::int, person_id, key, kind, record_id, version, at, read_at from (select * from asked union all select * from told) who
    on conflict (town_id, person_id, key) do nothing
    returning id, person_id, kind, key, read_at),
  past as (
    update notification n set read_at = h.at from happened h
    where n.town_id = :town::int and n.record_id = h.record_id and n.read_at is null
      and (n.kind = 'turn' and n.version < h.version or n.kind = 'reminder' and n.person_id = h.actor_id and n.at <= h.at)),
  ${mailed}
  select`);

const reminders = namedStatement(`
  with made as (
    insert into notification (town_id, person_id, key, kind, record_id, reminder, at)
    select :town::int, person_id, key, 'reminder', record_id, reminder, at
    from unnest(:people::bigint[], :keys::text[], :records::bigint[], :reminders::text[], :ats::timestamptz[]) as r(person_id, key, record_id, reminder, at)
    on conflict (town_id, person_id, key) do nothing
    returning id, person_id, kind, key, read_at),
  ${mailed}
  select`);

/** Workflows whose records are read for a post; of others not even their number is anybody's but their parties'. */
const readForPosts = Object.values<Workflow>(workflows)
  .filter(({ readers }) => readers.town.length + readers.unit.length > 0)
  .map(({ name }) => name);

/** A reminder is told to the robot of the record's unit and to those above it, unless only its parties may know of it. */
const robots = namedStatement(`
  insert into outbox (town_id, key, topic, body, created_at, recipient, next_try_at)
  select :town::int, 'robot:' || h.robot || ':' || r.key, 'robot',
    jsonb_build_object('workflow', b.kind, 'deadline', r.deadline, 'dueOn', r.due_on), :now::timestamptz, h.robot, :sendFrom::timestamptz
  from unnest(:keys::text[], :records::bigint[], :deadlines::text[], :dueOns::date[]) as r(key, record_id, deadline, due_on)
  join record b on b.town_id = :town::int and b.id = r.record_id and b.kind = any(:kinds::text[]) and not b.confidential
  join unnest(:units::bigint[], :robots::bigint[]) as h(unit, robot) on h.unit = b.unit_id
  on conflict (town_id, key) do nothing`);

/** Tells of events. */
export const tellOfEvents = (telling: Telling, rows: readonly HappenedRow[]): Statement =>
  events({
    ...telling,
    keys: rows.map(({ key }) => key),
    records: rows.map(({ recordId }) => recordId),
    versions: rows.map(({ version }) => version),
    ats: rows.map(({ at }) => at),
  });

/** Tells of reminders. */
export const tellOfReminders = (telling: Telling, rows: readonly ReminderRow[]): Statement => {
  const each = rows.flatMap((row) => row.to.map((person) => ({ ...row, person })));
  return reminders({
    ...telling,
    people: each.map(({ person }) => person),
    keys: each.map(({ key }) => key),
    records: each.map(({ recordId }) => recordId),
    reminders: each.map(({ reminder }) => reminder),
    ats: each.map(({ at }) => at),
  });
};

/**
 * Enqueues what robots are to count.
 * @param heard units of whose records a robot speaks
 */
export const tellRobots = (
  { town, now, sendFrom }: Telling,
  rows: readonly ReminderRow[],
  heard: readonly { unit: number; robot: number }[],
): Statement =>
  robots({
    town,
    now,
    sendFrom,
    keys: rows.map(({ key }) => key),
    records: rows.map(({ recordId }) => recordId),
    deadlines: rows.map(({ deadline }) => deadline),
    dueOns: rows.map(({ dueOn }) => dueOn),
    kinds: readForPosts,
    units: heard.map(({ unit }) => unit),
    robots: heard.map(({ robot }) => robot),
  });
