import { sqlOf, transaction } from '@plumbline/database';
import {
  advance,
  begin,
  type Context,
  dueOn,
  goesOn,
  type Position,
  type StepEvent,
  type Workflow,
  workflows,
} from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { listTowns } from '../town/create-town.ts';
import { auditConfidential } from './audit-confidential.ts';
import { canonicalJson } from './canonical.ts';
import { toContext } from './columns.ts';
import { featureOf } from './feature.ts';
import { never } from './todo.ts';

/** What a replay found about one record. */
export interface Disagreement {
  readonly town: string;
  readonly number: string;
  readonly what: string;
}

/** The outcome of replaying every record's events. */
export interface Diagnosis {
  readonly towns: number;
  readonly records: number;
  readonly events: number;
  readonly disagreements: readonly Disagreement[];
}

interface EventRow {
  readonly record_id: number;
  readonly version: number;
  readonly step: string;
  readonly state: string;
  readonly due_on: string;
  readonly rights: unknown;
  readonly input: unknown;
  readonly facts: unknown;
  readonly due: unknown;
  readonly context: unknown;
}

const batch = 500;

const eventOf = (row: EventRow): StepEvent => ({
  type: row.step,
  input: row.input as Context,
  by: row.rights as StepEvent['by'],
  facts: row.facts as Context,
  due: row.due as Record<string, string>,
});

/** Replays events through the machine; a string says where it first disagrees with what was written. */
export const replay = (
  workflow: Workflow,
  events: readonly EventRow[],
): { readonly position: Position; readonly dueOn: string } | string => {
  let position: Position | null = null;
  let day: string = never;
  for (const [index, row] of events.entries()) {
    if (row.version !== index + 1) return `event ${index + 1} is missing (found version ${row.version})`;
    const step = workflow.steps[row.step];
    if (step === undefined) return `version ${row.version} has an unknown step ${row.step}`;
    const event = eventOf(row);
    const next: Position | null =
      position === null
        ? step.from === null
          ? begin(workflow, step, event)
          : null
        : advance(workflow, position, event);
    if (next === null) return `the machine refuses ${row.step} at version ${row.version}`;
    const goingOn = position !== null && goesOn(workflow, step, position.state, next.state);
    const kept = goingOn ? (day === never ? null : day) : undefined;
    position = next;
    day = dueOn(workflow, next, event.due, kept) ?? never;
    if (row.state !== next.state) return `version ${row.version} stands at ${row.state}, the machine at ${next.state}`;
    if (row.due_on !== day) return `version ${row.version} is due on ${row.due_on}, by the machine on ${day}`;
    if (canonicalJson(row.context) !== canonicalJson(next.context))
      return `version ${row.version} has another context than the machine`;
  }
  return position === null ? 'has no events' : { position, dueOn: day };
};

/**
 * Replays every record's events through the machines and compares the outcome with the record: state, version, due day, context.
 * @returns what was looked at, and every disagreement
 */
export const doctor = async (deps: Pick<Deps, 'pool'>): Promise<Diagnosis> => {
  const disagreements: Disagreement[] = [];
  let records = 0;
  let events = 0;
  const towns = await listTowns(deps);
  for (const { id: townId, name: town } of towns) {
    for (const workflow of Object.values(workflows)) {
      for (let after = 0; ; ) {
        const rows = await transaction(deps.pool, { townId, personId: null, as: 'step' }, async (tx) => {
          const found = await tx.run(
            sqlOf
              .selectFrom('record')
              .where('town_id', '=', townId)
              .where('kind', '=', workflow.name)
              .where('id', '>', after)
              .orderBy('id')
              .limit(batch)
              .select(['id', 'number', 'state', 'version', 'due_on', 'confidential']),
          );
          const ids = sql<number>`any(${found.map(({ id }) => id)}::bigint[])`;
          const [contexts, log] = await Promise.all([
            tx.run(
              sqlOf
                .selectFrom(featureOf(workflow).table)
                .where('town_id', '=', townId)
                .where('record_id', '=', ids)
                .selectAll(),
            ),
            tx.run(
              sqlOf
                .selectFrom('event')
                .where('town_id', '=', townId)
                .where('record_id', '=', ids)
                .orderBy('record_id')
                .orderBy('version')
                .select([
                  'record_id',
                  'version',
                  'step',
                  'state',
                  'due_on',
                  'rights',
                  'input',
                  'facts',
                  'due',
                  'context',
                ]),
            ),
          ]);
          const audited =
            (await featureOf(workflow).audit?.(
              tx,
              townId,
              found.map(({ id }) => id),
            )) ?? [];
          const secret = found.flatMap(({ id, confidential }) => (confidential ? [id] : []));
          const hidden = await auditConfidential(tx, townId, secret);
          return {
            found,
            audited: Map.groupBy([...audited, ...hidden], ({ recordId }) => recordId),
            contexts: new Map(contexts.map((row) => [row.record_id, row])),
            log: Map.groupBy(log, ({ record_id }) => record_id),
          };
        });
        for (const record of rows.found) {
          const own = rows.log.get(record.id) ?? [];
          records += 1;
          events += own.length;
          const complain = (what: string) => disagreements.push({ town, number: record.number, what });
          for (const { what } of rows.audited.get(record.id) ?? []) complain(what);
          const outcome = replay(workflow, own);
          if (typeof outcome === 'string') {
            complain(outcome);
            continue;
          }
          const kept = toContext(Object.keys(workflow.context.shape), rows.contexts.get(record.id) ?? {});
          if (record.version !== own.length) complain(`is at version ${record.version} with ${own.length} events`);
          if (record.state !== outcome.position.state)
            complain(`is ${record.state}, by its events ${outcome.position.state}`);
          if (record.due_on !== outcome.dueOn)
            complain(`is due on ${record.due_on}, by its events on ${outcome.dueOn}`);
          if (canonicalJson(kept) !== canonicalJson(outcome.position.context))
            complain('has another context than its events give');
        }
        const last = rows.found.at(-1);
        if (last === undefined || rows.found.length < batch) break;
        after = last.id;
      }
    }
  }
  return { towns: towns.length, records, events, disagreements };
};
