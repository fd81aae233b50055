import { randomBytes } from 'node:crypto';
import type { Statement } from '@plumbline/database';
import { type Context, type Step, toList } from '@plumbline/workflows';
import { assignmentsAfter } from './assignments-after.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { columnOf, toColumns } from './columns.ts';
import type { Decided } from './decided.ts';
import { type FactsRow, featureOf, type Query } from './feature.ts';
import { type Holders, holdersOf, holdersSql, holderValues, type Standing, throughPosts } from './holders.ts';
import { namedStatement } from './named-statement.ts';
import { never, todoSql, todoWrite } from './todo.ts';

/** Who writes, and under which key it is remembered. */
export interface Writing {
  readonly viewer: {
    readonly townId: number;
    /** `null` for the clock. */
    readonly personId: number | null;
    readonly postId: number | null;
    readonly onBehalfOf: number | null;
  };
  readonly at: Date;
  readonly today: string;
  readonly call: { readonly idempotencyKey: string; readonly override?: { readonly reason: string } | undefined };
  readonly digest: string;
}

/** A new record is there already and gets its facts; an existing one moves. */
const begun = (table: string) => `
  facts as (
    insert into ${table} select n.* from jsonb_populate_record(null::${table}, :context::jsonb || jsonb_build_object('town_id', :town::int, 'record_id', :record::bigint)) n)`;

const moved = `
  moved as (
    update record set state = :state, version = :version::int, machine_version = :machineVersion::int, due_on = :dueOn::date, updated_at = :at::timestamptz
    where town_id = :town::int and id = :record::bigint)`;

const changed = (table: string, columns: readonly string[]) => `
  facts as (
    update ${table} f set ${columns.map((column) => `"${column}" = n."${column}"`).join(', ')}
    from jsonb_populate_record(null::${table}, :context::jsonb) n where f.town_id = :town::int and f.record_id = :record::bigint)`;

/** What a statement has to do; parts with nothing to do are left out. */
interface Parts {
  readonly changed: boolean;
  readonly files: boolean;
  readonly relations: boolean;
  readonly grants: boolean;
  readonly told: boolean;
  readonly toldPosts: boolean;
  readonly turnKnown: boolean;
  readonly turnPosts: boolean;
  readonly otherPosts: boolean;
  readonly turnElse: boolean;
  readonly asked: boolean;
}

/**
 * What follows from every step, in one statement: event, its erasable payload and files, relations, 待办, copies,
 * outbox and the remembered key. No two parts touch the same row.
 */
const common = (parts: Parts): string => `
  happened as (
    insert into event (town_id, record_id, version, kind, step, state, due_on, actor_id, post_id, on_behalf_of, override, at, machine_version,
      rights, input, facts, due, context, payload_digest, confidential)
    values (:town::int, :record::bigint, :version::int, :kind, :step, :state, :dueOn::date, :person::bigint, :post::bigint, :behalf::bigint, :override::boolean, :at::timestamptz,
      :machineVersion::int, :rights::jsonb, :input::jsonb, :known::jsonb, :due::jsonb, :position::jsonb, :digest, :confidential::boolean)),
  spoken as (
    insert into event_payload (town_id, record_id, version, salt, payload, confidential)
    values (:town::int, :record::bigint, :version::int, :salt, :payload::jsonb, :confidential::boolean)),${
      parts.files
        ? `
  shown as (
    insert into event_file (town_id, record_id, version, position, file_id, confidential)
    select :town::int, :record::bigint, :version::int, place - 1, file, :confidential::boolean from unnest(:files::bigint[]) with ordinality as u(file, place)),`
        : ''
    }${
      parts.relations
        ? `
  ended as (
    update assignment set until = :at::timestamptz
    where town_id = :town::int and record_id = :record::bigint and until is null
      and (relation, person_id) in (select * from unnest(:endedRelations::text[], :endedPeople::bigint[]))),
  given as (
    insert into assignment (town_id, record_id, relation, person_id, since, confidential)
    select :town::int, :record::bigint, relation, person, :at::timestamptz, :confidential::boolean
    from unnest(:givenRelations::text[], :givenPeople::bigint[]) as g(relation, person)),`
        : ''
    }${
      parts.grants
        ? `
  granted as (
    insert into record_grant (town_id, record_id, person_id, granted_by, since)
    select :town::int, :record::bigint, person, :person::bigint, :at::timestamptz from unnest(:newcomers::bigint[]) person
    on conflict (town_id, record_id, person_id) do update set until = 'infinity'),
  withdrawn as (
    update record_grant set until = least(:at::timestamptz, now())
    where town_id = :town::int and record_id = :record::bigint and person_id = any(:leavers::bigint[])),`
        : ''
    }${
      parts.told
        ? `
  copied as (
    insert into copy (town_id, person_id, record_id, version, at, confidential)
    select :town::int, person_id, :record::bigint, :version::int, :at::timestamptz, :confidential::boolean from (${holdersSql('told', parts.toldPosts)}) held${
      parts.toldPosts ? ' where person_id is distinct from :person::bigint' : ''
    }),`
        : ''
    }
  announced as (
    insert into outbox (town_id, key, topic, body, created_at, confidential)
    values (:town::int, 'event:' || :record::bigint || ':' || :version::int, 'event', jsonb_build_object('recordId', :record::bigint, 'version', :version::int), :at::timestamptz, :confidential::boolean)),${
      parts.asked
        ? `
  remembered as (
    insert into idempotency (town_id, person_id, key, digest, record_id, version, at)
    values (:town::int, :person::bigint, :key, :body, :record::bigint, :version::int, :at::timestamptz)),`
        : ''
    }
  ${todoSql(parts)}
  select`;

const statements = new Map<string, (values: Readonly<Record<string, unknown>>) => Statement>();

/** The statement of a workflow's steps that does certain parts, written once. */
const statementFor = ({ workflow, step }: Decided, parts: Parts) => {
  const isNew = step.from === null;
  const key = [workflow.name, isNew, ...Object.values(parts)].join();
  const known = statements.get(key);
  if (known !== undefined) return known;
  const { table } = featureOf(workflow);
  const columns = Object.keys(workflow.context.shape).map(columnOf);
  const made = namedStatement(
    `with ${[isNew ? begun(table) : moved, ...(parts.changed ? [changed(table, columns)] : []), common(parts)].join()}`,
  );
  statements.set(key, made);
  return made;
};

/** The files of an input, in its order. */
const filesIn = (step: Step, input: Context): number[] =>
  Object.entries(input).flatMap(([name, value]) => (step.input?.[name]?.kind === 'files' ? (value as number[]) : []));

/** Those with a part of their own: a reader by hand has a grant of their own, with its last day. */
const peopleOf = (standings: readonly Standing[]): ReadonlySet<number> =>
  new Set(standings.filter(({ relation }) => relation !== 'reader').map(({ person_id }) => person_id));

/** Who comes to know of a confidential record, and who no longer has a part in it; a new one is granted with its row. */
const grantsAfter = ({ confidential, record, before }: Decided, after: readonly Standing[]) => {
  if (!confidential || record === null) return { newcomers: [], leavers: [] };
  const [earlier, now] = [peopleOf(before), peopleOf(after)];
  return {
    newcomers: [...now].filter((person) => !earlier.has(person)),
    leavers: [...earlier].filter((person) => !now.has(person)),
  };
};

/** Where the erasable payload of an event keeps why an administrator stepped in; no field of a form is named so. */
export const overrideReason = '$override';

/**
 * Who is told, each once and never whoever took the step; of posts the statement sees to that. Whoever was absent is told what
 * was done in their name, and whoever was passed over that it was done without them.
 */
const toldOf = (told: Holders, { step, event, before, asked }: Decided, viewer: Writing['viewer']): Holders => {
  const absent = viewer.onBehalfOf;
  const passedOver = event.by.override
    ? before.flatMap(({ relation, person_id }) => (toList(step.by).includes(relation) ? [person_id] : []))
    : [];
  const people = [...told.people, ...(asked && absent !== null ? [absent] : []), ...passedOver];
  return { ...told, people: [...new Set(people)].filter((person) => person !== viewer.personId) };
};

/** Whether a record's facts are as the step leaves them already. */
const isKept = (context: Readonly<Record<string, unknown>>, row: FactsRow): boolean =>
  Object.entries(context).every(
    ([column, value]) => row[column] === value || JSON.stringify(row[column]) === JSON.stringify(value),
  );

/** The statement that writes a step. */
const writing = ({ viewer, call, at, today, digest }: Writing, decided: Decided): Statement => {
  const { workflow, step, recordId, version, position, dueOn, event, input, confidential, units, asked } = decided;
  const { ended, given, after } = assignmentsAfter(decided, viewer);
  const { newcomers, leavers } = grantsAfter(decided, after);
  const salt = randomBytes(16).toString('hex');
  const files = filesIn(step, input.personal);
  const told = toldOf(holdersOf(workflow, after, step.notify ?? []), decided, viewer);
  const reason = asked && event.by.override ? call.override?.reason.trim() : undefined;
  const payload = reason === undefined ? input.personal : { ...input.personal, [overrideReason]: reason };
  const { values, turnKnown, turnPosts, otherPosts, turnElse } = todoWrite({
    workflow,
    townId: viewer.townId,
    recordId,
    state: position.state,
    dueOn,
    confidential,
    standings: after,
    units,
    today,
  });
  const context = toColumns(position.context);
  const parts: Parts = {
    changed: decided.record !== null && !isKept(context, decided.record.row),
    files: files.length > 0,
    relations: ended.length + given.length > 0,
    grants: newcomers.length + leavers.length > 0,
    told: told.people.length > 0 || throughPosts(told),
    toldPosts: throughPosts(told),
    turnKnown,
    turnPosts,
    otherPosts,
    turnElse,
    asked,
  };
  return statementFor(
    decided,
    parts,
  )({
    ...values,
    ...holderValues('told', told),
    version,
    kind: workflow.name,
    step: event.type,
    state: position.state,
    dueOn: dueOn ?? never,
    person: viewer.personId,
    post: viewer.postId,
    behalf: viewer.onBehalfOf,
    override: event.by.override === true,
    at,
    machineVersion: workflow.version,
    rights: JSON.stringify(event.by),
    input: JSON.stringify(input.plain),
    known: JSON.stringify(event.facts),
    due: JSON.stringify(event.due),
    position: JSON.stringify(position.context),
    context: JSON.stringify(context),
    salt,
    payload: JSON.stringify(payload),
    digest: sha256(salt + canonicalJson(payload)),
    confidential,
    files,
    endedRelations: ended.map(({ relation }) => relation),
    endedPeople: ended.map(({ person_id }) => person_id),
    newcomers,
    leavers,
    givenRelations: given.map(({ relation }) => relation),
    givenPeople: given.map(({ person_id }) => person_id),
    key: call.idempotencyKey,
    body: digest,
  });
};

/**
 * The statements of a decided step: everything that follows from it, then its own effects.
 * @param more statements between the two
 */
export const stepStatements = (writer: Writing, decided: Decided, more: readonly Query[] = []): readonly Query[] => {
  const { viewer, at } = writer;
  const { workflow, event, recordId, input, record, parent, position, known } = decided;
  const { context } = position;
  const { townId, personId, postId } = viewer;
  const effect = featureOf(workflow).effects[event.type];
  return [
    writing(writer, decided),
    ...more,
    ...(effect?.({ townId, recordId, input: input.all, at, record, parent, personId, postId, context, known }) ?? []),
  ];
};
