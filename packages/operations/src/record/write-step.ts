import { randomBytes } from 'node:crypto';
import type { Cells, Statement, Transaction } from '@plumbline/database';
import type { Context, Position, Step, StepEvent } from '@plumbline/workflows';
import { assignmentsAfter } from './assignments-after.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { columnOf, toColumns } from './columns.ts';
import { featureOf, type Query } from './feature.ts';
import { holdersOf, holdersSql, holderValues, type Standing, throughPosts } from './holders.ts';
import { namedStatement } from './named-statement.ts';
import type { ParsedInput } from './parse-input.ts';
import type { PreparedCall } from './run-step.ts';
import { never, todoSql, todoWrite } from './todo.ts';

/** Everything about a step that has been decided and is now to be written. */
export interface Decided {
  readonly recordId: number;
  readonly version: number;
  readonly position: Position;
  readonly dueOn: string | null;
  readonly event: StepEvent;
  readonly input: ParsedInput;
  readonly confidential: boolean;
  /** Relations before the step. */
  readonly before: readonly Standing[];
  /** The record's unit and those above it. */
  readonly units: readonly number[];
}

/** A new record is there already and gets its facts; an existing one moves. */
const begun = (table: string) => `
  facts as (
    insert into ${table} select n.* from jsonb_populate_record(null::${table}, :context::jsonb || jsonb_build_object('town_id', :town::int, 'record_id', :record::bigint)) n)`;

const moved = (table: string, columns: readonly string[]) => `
  moved as (
    update record set state = :state, version = :version::int, machine_version = :machineVersion::int, due_on = :dueOn::date, updated_at = :at::timestamptz
    where town_id = :town::int and id = :record::bigint),
  facts as (
    update ${table} f set ${columns.map((column) => `${column} = n.${column}`).join(', ')}
    from jsonb_populate_record(null::${table}, :context::jsonb) n where f.town_id = :town::int and f.record_id = :record::bigint)`;

/** What a statement has to do; parts with nothing to do are left out. */
interface Parts {
  readonly files: boolean;
  readonly relations: boolean;
  readonly told: boolean;
  readonly toldPosts: boolean;
  readonly turnPosts: boolean;
  readonly otherPosts: boolean;
}

/**
 * What follows from every step, in one statement: event, its erasable payload and files, relations, 待办, copies,
 * outbox and the remembered key. No two parts touch the same row.
 */
const common = (parts: Parts): string => `
  happened as (
    insert into event (town_id, record_id, version, kind, step, state, due_on, actor_id, post_id, on_behalf_of, at, machine_version,
      rights, input, facts, due, context, payload_digest, confidential)
    values (:town::int, :record::bigint, :version::int, :kind, :step, :state, :dueOn::date, :person::bigint, :post::bigint, :behalf::bigint, :at::timestamptz,
      :machineVersion::int, :rights::jsonb, :input::jsonb, :known::jsonb, :due::jsonb, :position::jsonb, :digest, :confidential::boolean)),
  spoken as (
    insert into event_payload (town_id, record_id, version, salt, payload, confidential)
    values (:town::int, :record::bigint, :version::int, :salt, :payload::jsonb, :confidential::boolean)),${
      parts.files
        ? `
  shown as (
    insert into event_file (town_id, record_id, version, position, file_id)
    select :town::int, :record::bigint, :version::int, place - 1, file from unnest(:files::bigint[]) with ordinality as u(file, place)),`
        : ''
    }${
      parts.relations
        ? `
  ended as (
    update assignment set until = :at::timestamptz
    where town_id = :town::int and record_id = :record::bigint and until is null and relation = any(:ended::text[])),
  given as (
    insert into assignment (town_id, record_id, relation, person_id, since)
    select :town::int, :record::bigint, relation, person, :at::timestamptz
    from unnest(:givenRelations::text[], :givenPeople::bigint[]) as g(relation, person)),`
        : ''
    }${
      parts.told
        ? `
  copied as (
    insert into copy (town_id, person_id, record_id, version, at)
    select :town::int, person_id, :record::bigint, :version::int, :at::timestamptz from (${holdersSql('told', parts.toldPosts)}) held
    where person_id <> :person::bigint),`
        : ''
    }
  announced as (
    insert into outbox (town_id, key, topic, body, created_at)
    values (:town::int, 'event:' || :record::bigint || ':' || :version::int, 'event', jsonb_build_object('recordId', :record::bigint, 'version', :version::int), :at::timestamptz)),
  remembered as (
    insert into idempotency (town_id, person_id, key, digest, record_id, version, at)
    values (:town::int, :person::bigint, :key, :body, :record::bigint, :version::int, :at::timestamptz)),
  ${todoSql(parts)}
  select`;

const statements = new Map<string, (values: Readonly<Record<string, unknown>>) => Statement>();

/** The statement of a workflow's steps that does certain parts, written once. */
const statementFor = ({ workflow, step }: PreparedCall, parts: Parts) => {
  const isNew = step.from === null;
  const key = [workflow.name, isNew, ...Object.values(parts)].join();
  const known = statements.get(key);
  if (known !== undefined) return known;
  const { table } = featureOf(workflow);
  const columns = Object.keys(workflow.context.shape).map(columnOf);
  const made = namedStatement(`with ${isNew ? begun(table) : moved(table, columns)}, ${common(parts)}`);
  statements.set(key, made);
  return made;
};

const filesIn = (input: Context): number[] =>
  Object.values(input).flatMap((value) => (Array.isArray(value) ? (value as number[]) : []));

/** The statement that writes a step. */
const writing = (prepared: PreparedCall, decided: Decided, step: Step): Statement => {
  const { viewer, workflow, stepName, call, at, today, digest } = prepared;
  const { recordId, version, position, dueOn, event, input, confidential, before, units } = decided;
  const { ended, given, after } = assignmentsAfter(step, before, viewer.personId, input.plain);
  const salt = randomBytes(16).toString('hex');
  const files = filesIn(input.personal);
  const told = holdersOf(workflow, after, step.notify ?? []);
  const { values, turnPosts, otherPosts } = todoWrite({
    workflow,
    townId: viewer.townId,
    recordId,
    state: position.state,
    dueOn,
    standings: after,
    units,
    today,
  });
  const parts: Parts = {
    files: files.length > 0,
    relations: ended.length + given.length > 0,
    told: told.people.length > 0 || throughPosts(told),
    toldPosts: throughPosts(told),
    turnPosts,
    otherPosts,
  };
  return statementFor(
    prepared,
    parts,
  )({
    ...values,
    ...holderValues('told', told),
    version,
    kind: workflow.name,
    step: stepName,
    state: position.state,
    dueOn: dueOn ?? never,
    person: viewer.personId,
    post: viewer.postId,
    behalf: viewer.onBehalfOf,
    at,
    machineVersion: workflow.version,
    rights: JSON.stringify(event.by),
    input: JSON.stringify(input.plain),
    known: JSON.stringify(event.facts),
    due: JSON.stringify(event.due),
    position: JSON.stringify(position.context),
    context: JSON.stringify(toColumns(position.context)),
    salt,
    payload: JSON.stringify(input.personal),
    digest: sha256(salt + canonicalJson(input.personal)),
    confidential,
    files,
    ended,
    givenRelations: given.map(({ relation }) => relation),
    givenPeople: given.map(({ person_id }) => person_id),
    key: call.idempotencyKey,
    body: digest,
  });
};

/**
 * Writes everything that follows from a decided step and commits, in one round trip.
 * @param more statements beside the common ones, run after them
 * @returns what the caller wanted to see of the record afterwards
 */
export const writeStep = async (
  tx: Transaction,
  prepared: PreparedCall,
  decided: Decided,
  more: readonly Query[] = [],
): Promise<readonly Cells[]> => {
  const { viewer, workflow, stepName, step, at, call } = prepared;
  const effect = featureOf(workflow).effects[stepName];
  const { recordId, input } = decided;
  return tx.finish(
    [
      writing(prepared, decided, step),
      ...more,
      ...(effect?.({ townId: viewer.townId, recordId, input: input.all, at }) ?? []),
    ],
    call.look?.(recordId),
  );
};
