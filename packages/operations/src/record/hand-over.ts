import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { barsAs, statesTagged, toList, type Workflow, workflowNamed, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type TownFacts, todayOf, townFacts, unitAndAbove } from '../town/facts.ts';
import { decideSystemStep, isFaults } from './following.ts';
import { lockRecord, type Subject } from './read-for-step.ts';
import { type HeldPost, permissionsOver } from './relations.ts';
import { never } from './todo.ts';
import { stepStatements } from './write-step.ts';

/** Relations that are handed over when their holder leaves. */
const handed = ['responsible', 'inspector', 'issuer', 'drafter'] as const;
type Handed = (typeof handed)[number];

interface Holder extends HeldPost {
  readonly person_id: number;
}

/** Who may take over: everybody with a post today, and whoever was named for it. */
interface Candidates {
  readonly holders: readonly Holder[];
  readonly successorId: number | null;
}

const permissionFor: Readonly<Partial<Record<Handed, string>>> = {
  inspector: 'rectification:inspect',
  drafter: 'agreement:draft',
};

/**
 * Finds who takes over a relation: who was named, else the heads of the record's unit, else academic affairs; never
 * someone whom separation of duties or a missing right keeps from it.
 */
const takerOf = (
  town: TownFacts,
  { workflow, record, standings }: Subject,
  relation: Handed,
  leaverId: number,
  { holders, successorId }: Candidates,
): number | null => {
  const units = unitAndAbove(town, record.unit_id);
  const permission = permissionFor[relation];
  const postsOf = (personId: number) => holders.filter((each) => each.person_id === personId);
  const barred = (personId: number) =>
    standings.some(
      (each) =>
        each.person_id === personId &&
        toList(workflow.separation[permission ?? '']).some((relation) => barsAs(each.relation, relation)),
    );
  const fits = (personId: number): boolean =>
    personId !== leaverId &&
    postsOf(personId).length > 0 &&
    (permission === undefined ||
      (permissionsOver(workflow, town, postsOf(personId), record.unit_id).includes(permission) && !barred(personId)));
  const heads = holders.filter(({ role, unit_id }) => role === 'campusHead' && units.includes(unit_id));
  const office = holders.filter(({ role }) => role === 'admin');
  const inOrder = [
    ...(successorId === null ? [] : [successorId]),
    ...[...heads, ...office].map((each) => each.person_id),
  ];
  return inOrder.find(fits) ?? null;
};

const postsToday = (tx: Transaction, townId: number, today: string) =>
  tx.run(
    sqlOf
      .selectFrom('post')
      .where('town_id', '=', townId)
      .where('from_on', '<=', today)
      .where('to_on', '>=', today)
      .orderBy('id')
      .select(['id', 'person_id', 'role', 'unit_id']),
  );

/** Records in which a person stands in a relation that is handed over, and that still wait for somebody. */
const casesOf = (tx: Transaction, townId: number, personId: number) =>
  tx.run(
    sqlOf
      .selectFrom('assignment')
      .innerJoin('record', (join) =>
        join.onRef('record.town_id', '=', 'assignment.town_id').onRef('record.id', '=', 'assignment.record_id'),
      )
      .where('assignment.town_id', '=', townId)
      .where('assignment.person_id', '=', personId)
      .where('assignment.until', 'is', null)
      .where('assignment.relation', '=', sql<string>`any(${[...handed]}::text[])`)
      .distinct()
      .orderBy('record.id')
      .select(['record.id', 'record.kind', 'record.state', 'record.due_on', 'record.unit_id']),
  );

/** What ended. */
export interface Leaving {
  readonly townId: number;
  readonly personId: number;
  /** Who administers it; `null` for the clock. */
  readonly by: { readonly personId: number; readonly postId: number | null; readonly onBehalfOf: number | null } | null;
  /** Who takes over where they may. */
  readonly successorId?: number | null;
  /** Units whose cases go over; all of them where the person has no post left. */
  readonly units?: readonly number[];
}

/**
 * Hands over what a person still has to do when a post has ended (leave, rotation, transfer): each case by a step of its
 * own, so that no case is without a responsible person and the history says who had it (I6).
 * @returns how many cases went over
 */
export const handOver = async (deps: Deps, leaving: Leaving): Promise<number> => {
  const { townId, personId, by, successorId = null, units } = leaving;
  const town = await townFacts(deps, townId);
  const at = deps.clock();
  const today = todayOf(town, at);
  const scope = { townId, personId: by?.personId ?? null, zone: town.zone, as: 'step' } as const;
  const found = await transaction(deps.pool, scope, (tx) => casesOf(tx, townId, personId));
  const waiting = found.filter(({ kind, state, due_on, unit_id }) => {
    const workflow = workflowNamed(kind);
    if (workflow?.steps['handOver'] === undefined) return false;
    if (units !== undefined && !unitAndAbove(town, unit_id).some((unit) => units.includes(unit))) return false;
    return statesTagged(workflow, 'open').includes(state) || due_on !== never;
  });
  let count = 0;
  for (const { id } of waiting) {
    const done = await transaction(deps.pool, scope, async (tx) => {
      const subject = await lockRecord(tx, townId, id);
      if (subject === null) return false;
      if (!toList(subject.workflow.steps['handOver']?.from).includes(subject.record.state)) return false;
      const candidates = { holders: await postsToday(tx, townId, today), successorId };
      const input = Object.fromEntries(
        handed.flatMap((relation) => {
          const holds = subject.standings.some((each) => each.relation === relation && each.person_id === personId);
          const taker = holds ? takerOf(town, subject, relation, personId, candidates) : null;
          return taker === null ? [] : [[relation, taker]];
        }),
      );
      if (Object.keys(input).length === 0) return false;
      const decided = decideSystemStep({ town, today }, subject, 'handOver', input);
      if (isFaults(decided)) return false;
      const viewer = { townId, personId: null, postId: null, onBehalfOf: null, ...by };
      await tx.finish(stepStatements({ viewer, at, today, call: { idempotencyKey: '' }, digest: '' }, decided));
      return true;
    });
    if (done) count += 1;
  }
  return count;
};

/**
 * Hands over the cases of everybody who has no post any more: what the clock does once a day, for posts that end by date.
 * @returns how many cases went over
 */
export const handOverOrphans = async (deps: Deps, townId: number): Promise<number> => {
  const town = await townFacts(deps, townId);
  const today = todayOf(town, deps.clock());
  const kinds = Object.keys(workflows);
  const open = Object.values<Workflow>(workflows).flatMap((workflow) => statesTagged(workflow, 'open'));
  const leavers = await transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) =>
    tx.run(
      sqlOf
        .selectFrom('assignment')
        .innerJoin('record', (join) =>
          join.onRef('record.town_id', '=', 'assignment.town_id').onRef('record.id', '=', 'assignment.record_id'),
        )
        .where('assignment.town_id', '=', townId)
        .where('assignment.until', 'is', null)
        .where('assignment.relation', '=', sql<string>`any(${[...handed]}::text[])`)
        .where('record.kind', '=', sql<string>`any(${kinds}::text[])`)
        .where(({ or, eb }) =>
          or([eb('record.due_on', '<', never), eb('record.state', '=', sql<string>`any(${open}::text[])`)]),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('post')
                .whereRef('post.town_id', '=', 'assignment.town_id')
                .whereRef('post.person_id', '=', 'assignment.person_id')
                .where('post.from_on', '<=', today)
                .where('post.to_on', '>=', today)
                .select('post.id'),
            ),
          ),
        )
        .distinct()
        .select('assignment.person_id'),
    ),
  );
  let count = 0;
  for (const { person_id } of leavers) count += await handOver(deps, { townId, personId: person_id, by: null });
  return count;
};
