import type { Statement } from '@plumbline/database';
import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';

/** Minutes after which a worker that has not told what came of a row is taken for dead. */
const leaseInMinutes = 5;
const minuteInMs = 60_000;

/** The end of a lease that begins now. */
export const leaseUntil = (now: Date): Date => new Date(now.getTime() + leaseInMinutes * minuteInMs);

/** Most attempts; with the pauses between them about a day and a half. */
const mostAttempts = 14;
const longestPauseInMinutes = 240;

/**
 * When a delivery is tried again: after 1, 2, 4, ... minutes, at most four hours.
 * @param attempts attempts so far
 */
export const nextAttempt = (attempts: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(2 ** (attempts - 1), longestPauseInMinutes) * minuteInMs);

/** Kinds of failure of a delivery, for the person or administrator who can mend it. */
export const deliveryFaults = [
  'unreachable',
  'brokenOff',
  'addressRefused',
  'messageRefused',
  'notSignedIn',
  'rejected',
  'notAllowed',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

const settling = namedStatement(`
  update outbox set done_at = :now::timestamptz, outcome = :outcome, last_error = nullif(:fault, '')
  where town_id = :town::int and id = any(:ids::bigint[]) and done_at is null`);

const leasing = namedStatement(`
  update outbox o set letter = g.letter, attempts = attempts + 1, next_try_at = :until::timestamptz
  from unnest(:ids::bigint[], :letters::bigint[]) as g(id, letter) where o.town_id = :town::int and o.id = g.id and o.done_at is null`);

const holding = namedStatement(`
  update outbox set held = true, next_try_at = :until::timestamptz where town_id = :town::int and id = any(:ids::bigint[]) and done_at is null`);

const postponing = namedStatement(`
  update outbox set next_try_at = :until::timestamptz, last_error = :fault, letter = case when :apart::boolean then null else letter end
  where town_id = :town::int and id = any(:ids::bigint[]) and done_at is null and attempts < :most::int`);

const givingUp = namedStatement(`
  update outbox set done_at = :now::timestamptz, outcome = 'failed', last_error = :fault
  where town_id = :town::int and id = any(:ids::bigint[]) and done_at is null and attempts >= :most::int`);

/** Marks rows as over. */
export const settleRows = (
  town: number,
  now: Date,
  ids: readonly number[],
  outcome: 'sent' | 'dropped' | 'failed',
  fault: DeliveryFault | null,
): Statement => settling({ town, now, ids, outcome, fault: fault ?? '' });

/** Keeps rows back until the recipient may be disturbed again. */
export const keepBack = (town: number, ids: readonly number[], until: Date): Statement => holding({ town, ids, until });

/** Counts an attempt and keeps other workers away until the lease ends. */
export const leaseRows = (
  town: number,
  until: Date,
  rows: readonly { readonly id: number; readonly letter: number }[],
): Statement => leasing({ town, until, ids: rows.map(({ id }) => id), letters: rows.map(({ letter }) => letter) });

/** A delivery that a worker had claimed. */
export interface Claimed {
  readonly townId: number;
  readonly outboxIds: readonly number[];
  readonly attempts: number;
}

const settle = async (deps: Deps, townId: number, statements: readonly Statement[]): Promise<void> => {
  await transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) => tx.finish(statements));
};

/** Tells that a delivery has arrived. */
export const settleSent = (deps: Deps, { townId, outboxIds }: Claimed): Promise<void> =>
  settle(deps, townId, [settleRows(townId, deps.clock(), outboxIds, 'sent', null)]);

/** How a delivery failed. */
export interface Failure {
  readonly fault: DeliveryFault;
  /** Another attempt may help; a row is given up after its fourteenth. */
  readonly again: boolean;
  /** Nothing was sent for sure, so that its rows may be gathered anew. */
  readonly apart: boolean;
}

/** Tells that a delivery has failed. */
export const settleFailed = (
  deps: Deps,
  { townId, outboxIds: ids, attempts }: Claimed,
  { fault, again, apart }: Failure,
): Promise<void> => {
  const now = deps.clock();
  const common = { town: townId, ids, fault, now, until: nextAttempt(attempts, now), apart };
  return settle(deps, townId, [
    givingUp({ ...common, most: again ? mostAttempts : 0 }),
    ...(again ? [postponing({ ...common, most: mostAttempts })] : []),
  ]);
};
