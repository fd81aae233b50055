import { type Statement, sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { featureOf, type Query } from './feature.ts';
import { rememberKey } from './idempotency.ts';
import type { PreparedCall } from './run-step.ts';
import { writeTodo } from './todo.ts';
import { assignmentsAfter, type Decided, writeAssignments, writeCopies, writeEvent } from './writes.ts';

/** One outbox row per event: telling people of it is somebody else's work, begun in the deciding transaction. */
const announce = ({ viewer, recordId, version, at }: Decided): Statement =>
  sqlOf
    .insertInto('outbox')
    .values({
      town_id: viewer.townId,
      key: `event:${recordId}:${version}`,
      topic: 'event',
      body: sql<string>`${JSON.stringify({ recordId, version })}::jsonb`,
      created_at: at,
    })
    .compile();

/**
 * Writes everything that follows from a decided step and commits, in one round trip.
 * @param before assignments before the step
 * @param first statements that make or move the record itself
 */
export const writeAll = async (
  tx: Transaction,
  prepared: PreparedCall,
  decided: Omit<Decided, 'assignments'>,
  before: Decided['assignments'],
  first: readonly Query[],
): Promise<void> => {
  const { ended, given, after } = assignmentsAfter(decided.step, before, decided.viewer.personId, decided.input.plain);
  const all: Decided = { ...decided, assignments: after };
  const effect = featureOf(decided.workflow).effects[decided.stepName];
  await tx.finish([
    ...first,
    ...writeEvent(all),
    ...writeAssignments(all, ended, given),
    ...(effect?.({
      townId: decided.viewer.townId,
      recordId: decided.recordId,
      input: decided.input.all,
      at: decided.at,
    }) ?? []),
    ...writeTodo(all),
    ...writeCopies(all),
    announce(all),
    rememberKey(prepared, decided.recordId, decided.version),
  ]);
};
