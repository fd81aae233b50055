import { workflows } from '@plumbline/workflows';
import { roads } from '../fill/road.ts';

const { name, version } = workflows.rectification;

/** The step that is measured, and the state in which cases wait for it. */
export const measuredStep = 'acknowledge';

const road = [...roads().values()].find((stops) => stops.at(-1)?.step === measuredStep);
const [before, after] = road?.slice(-2) ?? [];
if (before === undefined || after === undefined) throw new Error(`No road leads to ${measuredStep}.`);

/** The state in which cases wait for the step. */
export const waiting = before.after;

/** The version that a case has before the step. */
export const versionBefore = before.version;

/** With a space after each colon, lest a word behind one look like a variable. */
const json = (value: unknown): string => `'${JSON.stringify(value).replaceAll('":', '": ')}'`;
const values = (list: readonly string[]): string => list.join(', ');

/**
 * What the step writes, as eight statements in one transaction, as someone writes them who decides nothing:
 * lock, record, event, payload, copy, 待办, outbox, idempotency. The step changes none of the finding's facts, so that
 * neither does this. Variables begin with a colon.
 */
export const statements: readonly string[] = [
  'begin',
  `select set_config('app.town', :town, true), set_config('app.person', :person, true), set_config('role', 'plumbline_step', true)`,
  `select id, state, version, unit_id, confidential from record where town_id = :town and id = :id and kind = '${name}' for update`,
  `update record set state = '${after.after}', version = ${after.version}, machine_version = ${version}, due_on = '2026-12-02', updated_at = now() where town_id = :town and id = :id`,
  `insert into event (town_id, record_id, version, kind, step, state, due_on, actor_id, at, machine_version, rights, input, facts, due, context, payload_digest, confidential) values (${values(
    [
      ':town, :id',
      String(after.version),
      `'${name}'`,
      `'${after.step}'`,
      `'${after.after}'`,
      `'2026-12-02', :person, now()`,
      String(version),
      json(after.rights),
      json(after.input),
      json(after.facts),
      json(after.due),
      json(after.context),
      `'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', false`,
    ],
  )})`,
  `insert into event_payload (town_id, record_id, version, salt, payload, confidential) values (:town, :id, ${after.version}, '8d8f0b5d5d1d0a55a2c2f4a9a0d0c9f1', '{}', false)`,
  `insert into copy (town_id, person_id, record_id, version, at, confidential) values (:town, :person, :id, ${after.version}, now(), false)`,
  `with gone as (delete from todo where town_id = :town and record_id = :id returning town_id, person_id, record_id) insert into todo (town_id, person_id, record_id, due_on) select town_id, person_id, record_id, '2026-12-02' from gone`,
  `insert into outbox (town_id, key, topic, body, created_at) values (:town, 'event:' || :id::text || ':${after.version}', 'event', '{"version": ${after.version}}', now())`,
  `insert into idempotency (town_id, person_id, key, digest, record_id, version, at) values (:town, :person, 'bench-' || :id::text, 'a6f5b4d8d2f1c0b9a6f5b4d8d2f1c0b9a6f5b4d8d2f1c0b9a6f5b4d8d2f1c0b9', :id, ${after.version}, now())`,
  'commit',
];
