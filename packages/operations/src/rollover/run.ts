import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { namedStatement } from '../record/named-statement.ts';
import { allows } from '../rights/declare.ts';
import { rolloverRights } from '../rights/rollover.ts';
import { forgetTown, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { moveEnrolments } from './enrolments.ts';
import { followTurnedPosts } from './follow-posts.ts';
import { planRollover } from './plan.ts';
import type { RolloverChoices, RolloverPlan } from './plan-type.ts';
import { readYearState } from './state.ts';
import { type RolloverSummary, summaryOf } from './summary.ts';
import { type RolloverChanges, writePlan } from './write.ts';

/** A plan as it is shown before it is carried out; the digest says that nothing of it changed meanwhile. */
export interface RolloverPreview {
  readonly plan: RolloverPlan;
  readonly digest: string;
  /** What it comes to, in numbers. */
  readonly summary: RolloverSummary;
}

const notAllowed = ({ locale }: Viewer) =>
  refuse(locale, 'NotAllowed', [
    '学年交替由教导处执行；请联系他们',
    'The turn of the plan year is carried out by academic affairs; please ask them',
  ]);

const digestOf = (plan: RolloverPlan): string => sha256(canonicalJson(plan));

const readPlan = async (
  tx: Transaction,
  viewer: Viewer,
  today: string,
  choices: RolloverChoices,
): Promise<Answer<RolloverPreview>> => {
  const { townId, locale } = viewer;
  const state = await readYearState(tx, { townId, fromYearId: choices.fromYearId ?? null, today });
  if (state === null)
    return refuse(locale, 'NotFound', ['没有这个学年，请另选', 'There is no such plan year; choose another'], {
      path: ['planYear'],
    });
  if (state.done !== null)
    return refuse(
      locale,
      'InvalidInput',
      [
        `${state.from.title}已经做过学年交替；要重做，先撤销它`,
        `${state.from.title} has been turned already; take that back before doing it again`,
      ],
      { path: ['planYear'] },
    );
  const { plan, faults } = planRollover(state, choices);
  if (faults.length > 0) return refuseInput(locale, faults);
  const digest = digestOf(plan);
  return { ok: true, plan, digest, summary: summaryOf(plan, digest) };
};

/**
 * What the turn of the year would do, down to each row; nothing is written.
 * @returns problems where the viewer is not academic affairs, there is no such plan year, or a choice does not fit
 */
export const rolloverPreview = async (
  deps: Deps,
  viewer: Viewer,
  choices: RolloverChoices,
): Promise<Answer<RolloverPreview>> => {
  if (!allows(rolloverRights.acts.run, viewer)) return notAllowed(viewer);
  const town = await townFacts(deps, viewer.townId);
  const today = todayOf(town, deps.clock());
  return transaction(deps.pool, { ...viewer, as: 'rollover' }, (tx) => readPlan(tx, viewer, today, choices));
};

/** What is wanted of a rollover. */
export interface RolloverCall {
  readonly choices: RolloverChoices;
  /** Digest of the preview that was shown: something else than that is not carried out. */
  readonly digest: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** A rollover that was carried out. */
export interface RolloverRun {
  readonly rolloverId: number;
  readonly summary: RolloverSummary;
}

// The same lock as that under which imports make classes, and one of its own: two rollovers of a town never run at once.
const lock = namedStatement(`select pg_advisory_xact_lock(1304, :town::int), pg_advisory_xact_lock(1305, :town::int)`);

const insertRollover = namedStatement<{ readonly id: number }>(`
  insert into rollover (town_id, from_year_id, starts_on, title, person_id, post_id, at, reason, key, summary, changes)
  values (:town::int, :from::bigint, :startsOn::date, :title, :person::bigint, :post::bigint, :at::timestamptz, :reason, :key, :summary::jsonb, :changes::jsonb)
  returning id`);

const carryOut = async (
  tx: Transaction,
  viewer: Viewer,
  call: RolloverCall,
  { plan, summary, at }: RolloverPreview & { readonly at: Date },
): Promise<RolloverRun & { readonly changes: RolloverChanges }> => {
  const { townId, personId } = viewer;
  const { changes, moves } = await writePlan(tx, { townId, personId, at }, plan);
  const row = await tx.first(
    insertRollover({
      town: townId,
      from: plan.fromYearId,
      startsOn: plan.startsOn,
      title: plan.title,
      person: personId,
      post: viewer.postId,
      at,
      reason: call.reason.trim(),
      key: call.idempotencyKey,
      summary: JSON.stringify(summary),
      changes: JSON.stringify(changes),
    }),
  );
  if (row === undefined) throw new Error('The rollover was not inserted.');
  await moveEnrolments(tx, viewer, {
    rolloverId: row.id,
    moves,
    leaving: plan.classes.filter(({ leaves }) => leaves).map(({ classId }) => classId),
    last: plan.lastDay,
    startsOn: plan.startsOn,
    at,
  });
  return { rolloverId: row.id, summary, changes };
};

/**
 * Carries out the turn of the year as its preview showed it, in one transaction: a crash leaves nothing behind, and the
 * same call under the same key is answered again.
 * @returns problems where the viewer may not, the plan is not what was shown any more, or the key was used for another one
 */
export const rolloverRun = async (deps: Deps, viewer: Viewer, call: RolloverCall): Promise<Answer<RolloverRun>> => {
  const { townId, locale } = viewer;
  if (!allows(rolloverRights.acts.run, viewer)) return notAllowed(viewer);
  const faults = [
    ...checkText('reason', ['缘由', 'Reason'], call.reason, 200),
    ...checkText('idempotencyKey', ['幂等键', 'Key of the request'], call.idempotencyKey, 100),
  ];
  if (faults.length > 0) return refuseInput(locale, faults);
  const at = deps.clock();
  const today = todayOf(await townFacts(deps, townId), at);
  const done = await transaction(
    deps.pool,
    { ...viewer, as: 'rollover' },
    async (tx): Promise<Answer<RolloverRun & { changes: RolloverChanges }>> => {
      await tx.run(lock({ town: townId }));
      const earlier = await tx.first(
        sqlOf
          .selectFrom('rollover')
          .where('town_id', '=', townId)
          .where('person_id', '=', viewer.personId)
          .where('key', '=', call.idempotencyKey)
          .select(['id', 'summary', 'changes']),
      );
      if (earlier !== undefined) {
        const summary = earlier.summary as unknown as RolloverSummary;
        return summary.digest === call.digest
          ? { ok: true, rolloverId: earlier.id, summary, changes: earlier.changes as unknown as RolloverChanges }
          : refuse(locale, 'IdempotencyKeyReused', [
              '这个 idempotencyKey 已用于另一次学年交替；请换一个新的',
              'This idempotencyKey was used for another rollover; please use a new one',
            ]);
      }
      const preview = await readPlan(tx, viewer, today, call.choices);
      if (!preview.ok) return preview;
      if (preview.digest !== call.digest)
        return refuse(
          locale,
          'InvalidInput',
          [
            '预览之后情况有变化，什么都没有写入；请重新预览再执行',
            'Something changed since the preview, and nothing was written; preview it again',
          ],
          { path: ['digest'] },
        );
      return { ok: true, ...(await carryOut(tx, viewer, call, { ...preview, at })) };
    },
  );
  if (!done.ok) return done;
  forgetTown(deps, townId);
  // Repeated after a crash as well: what stands on posts is rewritten, not added to.
  await followTurnedPosts(deps, viewer, done.changes);
  return { ok: true, rolloverId: done.rolloverId, summary: done.summary };
};
