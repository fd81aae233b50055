import type { Transaction } from '@plumbline/database';
import { type Context, statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import type { Acting } from '../delegation/acting.ts';
import { actingNow, handedOn, handedOnValues } from '../delegation/handed-on.ts';
import { toContext } from './columns.ts';
import { type FactsRow, featureOf, type RecordInStep } from './feature.ts';
import type { Standing } from './holders.ts';
import { namedStatement } from './named-statement.ts';
import type { HeldPost } from './relations.ts';
import type { PreparedCall } from './run-step.ts';
import { never } from './todo.ts';

/** A record locked for a step. */
export interface LockedRecord {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly version: number;
  readonly due_on: string;
  readonly unit_id: number;
  readonly plan_year_id: number;
  readonly parent_id: number | null;
  readonly confidential: boolean;
  readonly number: string;
  readonly serial: number;
  readonly title: string;
}

/** A locked record with its facts and who stands in which relation to it. */
export interface Subject {
  readonly workflow: Workflow;
  readonly record: LockedRecord;
  readonly row: FactsRow;
  readonly standings: readonly Standing[];
}

interface Surroundings {
  readonly facts: FactsRow | null;
  readonly standings: readonly Standing[];
}

interface Asking {
  readonly posts: readonly HeldPost[];
  /** Posts of their own, where somebody stands in for another. */
  readonly own?: readonly HeldPost[];
  readonly earlier: { readonly digest: string; readonly record_id: number; readonly version: number } | null;
}

const columns = `id, kind, state, version, due_on, unit_id, plan_year_id, parent_id, confidential, number, serial, title`;
const locking = <Row = LockedRecord>(condition: string) =>
  namedStatement<Row>(
    `select ${columns} from record where town_id = :town::int and ${condition} order by id for update`,
  );

const lockOne = locking('id = :record::bigint and kind = :kind');
const lockAny = locking('id = :record::bigint');
/** Whoever locks a record and one beside it takes the parent first. */
const lockParent = locking('id = (select parent_id from record where town_id = :town::int and id = :record::bigint)');
const lockBeside = locking(
  'parent_id = :record::bigint and kind = any(:kinds::text[]) and state = any(:states::text[])',
);

const surroundings = (table: string) => `
    (select to_json(f) from ${table} f where f.town_id = :town::int and f.record_id = :record::bigint) as facts,
    (select coalesce(json_agg(json_build_object('relation', a.relation, 'person_id', a.person_id) order by a.id), '[]'::json)
      from assignment a where a.town_id = :town::int and a.record_id = :record::bigint and a.until is null) as standings`;

const ownPosts = `
    (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'unit_id', p.unit_id) order by p.id), '[]'::json)
      from post p where p.town_id = :town::int and p.person_id = :person::bigint and p.from_on <= :today::date and p.to_on >= :today::date)`;

const earlier = `
    (select json_build_object('digest', i.digest, 'record_id', i.record_id, 'version', i.version)
      from idempotency i where i.town_id = :town::int and i.person_id = :person::bigint and i.key = :key) as earlier`;

const asking = `${ownPosts} as posts, ${earlier}`;
/** The same for somebody who stands in: what their delegation hands on at this moment, and what they hold themselves. */
const askingFor = `(${handedOn}) as posts, ${ownPosts} as own, ${earlier}`;

const remembered = <Row>(select: (table: string) => string) => {
  const known = new Map<Workflow, ReturnType<typeof namedStatement<Row>>>();
  return (workflow: Workflow) => {
    const made = known.get(workflow) ?? namedStatement<Row>(select(featureOf(workflow).table));
    known.set(workflow, made);
    return made;
  };
};
const readAsking = remembered<Surroundings & Asking>((table) => `select ${surroundings(table)}, ${asking}`);
const readAskingFor = remembered<Surroundings & Asking>((table) => `select ${surroundings(table)}, ${askingFor}`);
const readSurroundings = remembered<Surroundings>((table) => `select ${surroundings(table)}`);

const subjectOf = (
  workflow: Workflow,
  record: LockedRecord | undefined,
  found: Surroundings | undefined,
): Subject | null =>
  record === undefined || !found?.facts ? null : { workflow, record, row: found.facts, standings: found.standings };

/**
 * Locks a record, then reads all that the decision needs, in one round trip. Two statements on purpose: one that
 * waited for the lock would read the surroundings as they were before the wait.
 */
export const readForStep = async (
  tx: Transaction,
  { viewer, workflow, call, today }: PreparedCall,
  id: number,
): Promise<{ readonly subject: Subject | null; readonly acting: Acting; readonly earlier: Asking['earlier'] }> => {
  const { behalf } = viewer;
  const values = {
    town: viewer.townId,
    person: viewer.personId,
    record: id,
    kind: workflow.name,
    key: call.idempotencyKey,
    today,
    ...(behalf !== undefined && handedOnValues(viewer.personId, behalf, workflow)),
  };
  const [, record, found] = await Promise.all([
    workflow.beside === undefined ? undefined : tx.run(lockParent(values)),
    tx.first(lockOne(values)),
    tx.first((behalf === undefined ? readAsking : readAskingFor)(workflow)(values)),
  ]);
  if (found === undefined) throw new Error('The surroundings of a record were not read.');
  return {
    subject: subjectOf(workflow, record, found),
    acting: actingNow(viewer, found.posts, found.own),
    earlier: found.earlier,
  };
};

/** Reads what belongs to a record that is locked already. */
export const readLocked = async (tx: Transaction, townId: number, record: LockedRecord): Promise<Subject> => {
  const workflow: Workflow | undefined = workflows[record.kind as keyof typeof workflows];
  if (workflow === undefined) throw new Error(`There is no workflow ${record.kind}.`);
  const subject = subjectOf(
    workflow,
    record,
    await tx.first(readSurroundings(workflow)({ town: townId, record: record.id })),
  );
  if (subject === null) throw new Error(`${record.kind} ${record.id} has no facts.`);
  return subject;
};

/** Locks any record and reads what belongs to it; `null` where there is none, or this transaction may not see it. */
export const lockRecord = async (tx: Transaction, townId: number, id: number): Promise<Subject | null> => {
  const record = await tx.first(lockAny({ town: townId, record: id }));
  return record === undefined ? null : readLocked(tx, townId, record);
};

const besideWorkflows = (parent: Workflow): readonly Workflow[] =>
  Object.values<Workflow>(workflows).filter(({ beside }) => beside?.of.includes(parent.name));

/** Locks the open records beside one, in order, and reads what belongs to them. */
export const lockOpenBeside = async (
  tx: Transaction,
  townId: number,
  parent: Workflow,
  recordId: number,
): Promise<readonly Subject[]> => {
  const kinds = besideWorkflows(parent);
  if (kinds.length === 0) return [];
  const states = kinds.flatMap((workflow) => statesTagged(workflow, 'open'));
  const found = await tx.run(
    lockBeside({ town: townId, record: recordId, kinds: kinds.map(({ name }) => name), states }),
  );
  return Promise.all(found.map((record) => readLocked(tx, townId, record)));
};

/** The machine's context of a subject. */
export const contextOf = ({ workflow, row }: Subject): Context =>
  workflow.context.parse(toContext(Object.keys(workflow.context.shape), row));

/** The present due day of a subject, `null` where it has none. */
export const dueDayOf = ({ record }: Subject): string | null => (record.due_on === never ? null : record.due_on);

/** A subject as effects and records beside it see it. */
export const inStep = ({ record, row }: Subject): RecordInStep => ({
  id: record.id,
  state: record.state,
  number: record.number,
  serial: record.serial,
  title: record.title,
  row,
});
