import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../../deps.ts';
import { runStep, type StepAnswer } from '../../record/run-step.ts';
import { smallTown } from '../../testing/world.ts';
import { planYearOf, townFacts } from '../../town/facts.ts';
import type { Viewer } from '../../viewer.ts';
import { readVersion } from '../version.ts';

/** The password that everybody has in these towns. */
export const goodPassword = 'right-horse';

/** What a group did in one subject of a made-up session; marks in points. */
export interface MadeFigures {
  readonly group: number;
  readonly grouping?: 'town' | 'campus' | 'teacher' | 'class';
  readonly n: number;
  readonly mean: number;
  readonly pass: number;
  readonly excellent: number;
  readonly low: number;
  /** Of a class. */
  readonly grade?: number;
}

/** A small town whose people sign agreements, with sessions made up as they are wanted. */
export const agreeingTown = async (code: string, shared?: Deps) => {
  const town = await smallTown(code, shared);
  const { admin, head, teacher } = town.people;
  const leader = await town.person('罗怀远', 'groupHead', town.root);
  const asked: string[] = [];
  const deps: Deps = {
    ...town.deps,
    confirmPassword: async (_town, _person, password) => {
      asked.push(password);
      return password === goodPassword ? { outcome: 'ok' } : { outcome: 'wrong', triesLeft: 9 };
    },
  };
  const step = (
    viewer: Viewer,
    name: string,
    target: { readonly recordId: number; readonly version: number } | null,
    input: Record<string, unknown> = {},
    key = town.key(),
  ): Promise<StepAnswer> =>
    runStep(deps, viewer, {
      workflow: 'agreement',
      step: name,
      ...(target !== null && { id: target.recordId, expectedVersion: target.version }),
      idempotencyKey: key,
      input,
    });
  const terms = (more: Record<string, unknown> = {}) => ({
    party: 'campusHead',
    unit: town.east,
    partyA: leader.personId,
    partyB: head.personId,
    signBy: '2026-11-27',
    targets: [
      { indicator: 'composite', comparison: 'atLeast', value: '71', mandatory: true },
      { indicator: 'lowRate', comparison: 'atMost', value: '7.5', mandatory: false },
    ],
    clauses: [{ title: '甲方提供的支持', text: '每学月安排两次英语学科帮扶。' }],
    ...more,
  });
  const drafted = (more: Record<string, unknown> = {}, by = admin) => town.done(step(by, 'draft', null, terms(more)));
  const offered = async (more: Record<string, unknown> = {}, by = admin) =>
    town.done(step(by, 'offer', await drafted(more, by)));
  const versionNow = (recordId: number, versionNo: number) =>
    transaction(deps.pool, { townId: town.townId, personId: null }, (tx) =>
      readVersion(tx, town.townId, recordId, versionNo),
    );
  const sign = async (
    viewer: Viewer,
    at: { readonly recordId: number; readonly version: number },
    versionNo = 1,
    more: Record<string, unknown> = {},
    key = town.key(),
  ): Promise<StepAnswer> => {
    const { hash } = await versionNow(at.recordId, versionNo);
    return step(viewer, 'sign', at, { contentHash: hash, read: true, password: goodPassword, ...more }, key);
  };
  const inForce = async (more: Record<string, unknown> = {}) => {
    const half = await town.done(sign(leader, await offered(more)));
    return town.done(sign(head, half));
  };
  const facts = await townFacts(deps, town.townId);
  const thisYear = planYearOf(facts, '2026-11-18').id;
  const lastYear = planYearOf(facts, '2025-11-18').id;

  /** A session with one subject out of 100 marks. */
  const exam = (
    examCode: string,
    { heldOn = '2026-11-10', planYearId = thisYear, published = true } = {},
  ): Promise<number> =>
    transaction(deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, async (tx) => {
      const made = await tx.first(
        sqlOf
          .insertInto('exam')
          .values({
            town_id: town.townId,
            code: examCode,
            title: `${examCode} 期末`,
            kind: 'final',
            plan_year_id: planYearId,
            held_on: heldOn,
            unit_id: town.root,
            revision: 1,
            published_revision: published ? 1 : null,
            opened_at: deps.clock(),
          })
          .returning('id'),
      );
      if (made === undefined) throw new Error('The session was not made.');
      await tx.run(
        sqlOf.insertInto('exam_subject').values({
          town_id: town.townId,
          exam_id: made.id,
          position: 1,
          name: '数学',
          full_mark: 100,
          pass_percent: 60,
          excellent_percent: 85,
          low_percent: 40,
          weight: 1,
        }),
      );
      return made.id;
    });

  /** Results of groups at a revision. */
  const results = (examId: number, revision: number, figures: readonly MadeFigures[]): Promise<void> =>
    transaction(deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, async (tx) => {
      await tx.run(
        sqlOf.insertInto('exam_result').values(
          figures.map(({ group, grouping = 'campus', n, mean, pass, excellent, low, grade = null }) => ({
            town_id: town.townId,
            exam_id: examId,
            revision,
            subject: 1,
            grouping,
            group_id: group,
            campus_id: grouping === 'campus' ? group : town.east,
            entitled: n,
            n,
            sum_hundredths: Math.round(mean * 100 * n),
            passed: pass,
            excellent,
            low,
            small: n < 10,
            mean,
            sd: 12,
            grade,
            histogram: [0, 0, 0, 0, 0, 0, n, 0, 0, 0],
          })),
        ),
      );
    });

  /** Publishes a revision of a session's results. */
  const publish = (examId: number, revision: number): Promise<unknown> =>
    transaction(deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, (tx) =>
      tx.run(
        sqlOf
          .updateTable('exam')
          .set({ revision, published_revision: revision })
          .where('town_id', '=', town.townId)
          .where('id', '=', examId),
      ),
    );

  return {
    ...town,
    deps,
    /** Passwords that were checked. */
    asked,
    leader,
    signers: { a: leader, b: head },
    teacher,
    agreement: step,
    terms,
    drafted,
    offered,
    sign,
    inForce,
    versionNow,
    thisYear,
    lastYear,
    exam,
    results,
    publish,
  };
};

/** The town of a test. */
export type AgreeingTown = Awaited<ReturnType<typeof agreeingTown>>;
