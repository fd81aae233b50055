import type { Transaction } from '@plumbline/database';
import type { Workflow } from '@plumbline/workflows';
import { featureOf } from './feature.ts';
import type { Standing } from './holders.ts';
import { namedStatement } from './named-statement.ts';
import type { HeldPost } from './relations.ts';
import type { PreparedCall } from './run-step.ts';

/** A record locked for a step. */
export interface LockedRecord {
  readonly id: number;
  readonly state: string;
  readonly version: number;
  readonly unit_id: number;
  readonly confidential: boolean;
}

interface Surroundings {
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly standings: readonly Standing[];
  readonly posts: readonly HeldPost[];
  readonly earlier: { readonly digest: string; readonly record_id: number; readonly version: number } | null;
}

const lock = namedStatement<LockedRecord>(`
  select id, state, version, unit_id, confidential from record
  where town_id = :town::int and id = :record::bigint and kind = :kind for update`);

const reading = (table: string) =>
  namedStatement<Surroundings>(`
  select
    (select to_json(f) from ${table} f where f.town_id = :town::int and f.record_id = :record::bigint) as facts,
    (select coalesce(json_agg(json_build_object('relation', a.relation, 'person_id', a.person_id) order by a.id), '[]'::json)
      from assignment a where a.town_id = :town::int and a.record_id = :record::bigint and a.until is null) as standings,
    (select coalesce(json_agg(json_build_object('id', p.id, 'role', p.role, 'unit_id', p.unit_id) order by p.id), '[]'::json)
      from post p where p.town_id = :town::int and p.person_id = :person::bigint and p.from_on <= :today::date and p.to_on >= :today::date) as posts,
    (select json_build_object('digest', i.digest, 'record_id', i.record_id, 'version', i.version)
      from idempotency i where i.town_id = :town::int and i.person_id = :person::bigint and i.key = :key) as earlier`);

const readings = new Map<Workflow, ReturnType<typeof reading>>();

/**
 * Locks a record, then reads all that the decision needs, in one round trip. Two statements on purpose: one that
 * waited for the lock would read the surroundings as they were before the wait.
 */
export const readForStep = async (
  tx: Transaction,
  { viewer, workflow, call, today }: PreparedCall,
  id: number,
): Promise<{ readonly record: LockedRecord | undefined } & Surroundings> => {
  const read = readings.get(workflow) ?? reading(featureOf(workflow).table);
  readings.set(workflow, read);
  const values = {
    town: viewer.townId,
    person: viewer.personId,
    record: id,
    kind: workflow.name,
    key: call.idempotencyKey,
    today,
  };
  const [record, surroundings] = await Promise.all([tx.first(lock(values)), tx.first(read(values))]);
  if (surroundings === undefined) throw new Error('The surroundings of a record were not read.');
  return { record, ...surroundings };
};
