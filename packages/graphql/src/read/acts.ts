import { sql } from 'kysely';
import { at, byKey, column, many, one } from './fields.ts';
import type { Sql } from './plan.ts';

/** The event itself with its payload: `e` and `p`. */
const eventsWithPayload = sql`event e left join event_payload p on p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version`;

const ofRecord = (record: string, steps: readonly string[]): Sql =>
  sql`e.town_id = ${at(record, 'town_id')} and e.record_id = ${at(record, 'id')} and e.step in (${sql.join(steps.map((step) => sql.lit(step)))})`;

/** The last event of some steps of a record, as a row with `payload` and `by_concerned`. */
export const lastAct = (type: string, ...steps: readonly string[]) =>
  one(
    type,
    (
      parent,
      child,
    ) => sql`lateral (select e.*, p.payload, e.actor_id is not distinct from f.person_id as by_concerned from ${eventsWithPayload}
      left join sanction f on f.town_id = e.town_id and f.record_id = e.record_id
      where ${ofRecord(parent, steps)} order by e.version desc limit 1) ${sql.raw(child)} on true`,
  );

/** The first event of some steps of a record that follows another event, as columns of a lateral row. */
export const answerTo = (event: string, steps: readonly string[], alias: string): Sql => sql`left join lateral (
  select a.version, a.at, a.step, a.state, a.actor_id, a.input, q.payload from event a
    left join event_payload q on q.town_id = a.town_id and q.record_id = a.record_id and q.version = a.version
    where a.town_id = ${at(event, 'town_id')} and a.record_id = ${at(event, 'record_id')} and a.version > ${at(event, 'version')}
      and a.step in (${sql.join(steps.map((step) => sql.lit(step)))}) order by a.version limit 1) ${sql.raw(alias)} on true`;

/** Events of some steps that ask, each beside the event that answered it: columns `answer_version`, `answer_payload` and so on. */
export const askedAndAnswered = (record: string, asking: readonly string[], answering: readonly string[]): Sql =>
  sql`select e.*, p.payload, answer.version as answer_version, answer.at as answer_at, answer.step as answer_step, answer.state as answer_state,
      answer.actor_id as answer_actor_id, answer.input as answer_input, answer.payload as answer_payload
    from ${eventsWithPayload} ${answerTo('e', answering, 'answer')} where ${ofRecord(record, asking)}`;

/** Extensions of a field that is personal content of the event, by the name of the step's field. */
export const said = (name: string, payload = 'payload') =>
  column((alias) => sql`${at(alias, payload)} ->> ${sql.lit(name)}`);

/** Extensions of a field that is plain input of the event. */
export const given = (name: string, input = 'input') =>
  column((alias) => sql`${at(alias, input)} ->> ${sql.lit(name)}`);

/** Extensions of a field that is yes or no in the input of the event. */
export const givenFlag = (name: string) =>
  column((alias) => sql`coalesce((${at(alias, 'input')} ->> ${sql.lit(name)})::boolean, false)`);

/** Who took the step; nobody where the clock or a rule did. */
export const actor = byKey('Person', 'person', 'actor_id');

/** Files of the event whose version stands in a column. */
export const filesOf = (version = 'version') =>
  many(
    'File',
    (parent) => sql`select f.*, x.position from event_file x join file f on f.town_id = x.town_id and f.id = x.file_id
      where x.town_id = ${at(parent, 'town_id')} and x.record_id = ${at(parent, 'record_id')} and x.version = ${at(parent, version)}`,
    (child) => at(child, 'position'),
  );
