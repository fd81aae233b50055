import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { type Acting, actorFor } from '../delegation/acting.ts';
import { actingNow, handedOnStatement } from '../delegation/handed-on.ts';
import { notDelegated } from '../delegation/not-delegated.ts';
import { refuse, refuseInput } from '../problem.ts';
import { rootOf } from '../town/facts.ts';
import { postsHeldOn } from '../viewer.ts';
import { type BesideRefusal, faultsBeside, lockParent } from './beside.ts';
import { factsOn } from './facts-on.ts';
import { featureOf, type Gathered } from './feature.ts';
import { answerAgain, earlierUse } from './idempotency.ts';
import { writeNew } from './new-record.ts';
import { parseInput } from './parse-input.ts';
import { inStep } from './read-for-step.ts';
import { checkReferences } from './references.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';

const notAllowed = (prepared: PreparedCall): StepAnswer =>
  refuse(prepared.viewer.locale, 'NotAllowed', [
    `您的岗位不能在这里办“${prepared.step.title[0]}”；需要时请联系教导处`,
    `Your posts do not allow “${prepared.step.title[1]}” here; ask academic affairs if you need it`,
  ]);

const inPersonOnly = ({ viewer, step }: PreparedCall): StepAnswer =>
  refuse(viewer.locale, 'NotAllowed', [
    `“${step.title[0]}”须由本人办理，不能代理，也不能代为办理`,
    `“${step.title[1]}” has to be done in person; nobody can do it for somebody else`,
  ]);

/** Whose rights count: the person's own, or those that their delegation hands on at this moment. */
const readActing = async (tx: Transaction, { viewer, workflow, today }: PreparedCall): Promise<Acting> => {
  const { townId, personId, behalf } = viewer;
  if (behalf === undefined) return actingNow(viewer, await tx.run(postsHeldOn(townId, personId, today)));
  const found = await tx.first(handedOnStatement(townId, personId, behalf, workflow, today));
  return actingNow(viewer, found?.posts ?? [], found?.own);
};

const refusedBeside = (prepared: PreparedCall, why: BesideRefusal): StepAnswer => {
  const { locale } = prepared.viewer;
  const path = { path: ['parentId'] };
  const [zh, en] = prepared.workflow.title;
  if (why === 'missing')
    return refuse(
      locale,
      'NotFound',
      ['没有这件记录，或您无权查看', 'There is no such record, or you may not see it'],
      path,
    );
  if (why === 'otherKind')
    return refuse(
      locale,
      'InvalidInput',
      [`这件记录不能提“${zh}”`, `No ${en.toLowerCase()} can start beside this record`],
      path,
    );
  return refuse(
    locale,
    'NotAllowed',
    [
      `只有本件的责任人、检查人、下发人和管理的人能提“${zh}”`,
      `Only those who have a part in the case can start a ${en.toLowerCase()}`,
    ],
    path,
  );
};

/** Makes a record by a creating step, on its own or beside another one. */
export const createRecord = async (tx: Transaction, prepared: PreparedCall): Promise<StepAnswer> => {
  const { viewer, workflow, step, stepName, call, town, today, planYearId } = prepared;
  const { townId, personId, locale } = viewer;
  const lock =
    sql`select pg_advisory_xact_lock(hashtextextended(${`${townId}/${personId}/${call.idempotencyKey}`}, 0))`.compile(
      sqlOf,
    );
  const [, earlier, acting] = await Promise.all([
    tx.run(lock),
    tx.first(earlierUse(prepared)),
    readActing(tx, prepared),
  ]);
  if (earlier !== undefined) return answerAgain(prepared, earlier);
  const { posts } = acting;
  if (acting.standIn !== undefined && posts.length === 0) return notDelegated(prepared);
  if (call.override !== undefined || (step.personal && acting.standIn !== undefined)) return inPersonOnly(prepared);
  if (
    step.permission !== undefined &&
    !posts.some(({ role }) =>
      (workflow.permissions[step.permission ?? ''] as readonly string[] | undefined)?.includes(role),
    )
  )
    return notAllowed(prepared);
  const parent = workflow.beside === undefined ? null : await lockParent(tx, prepared, acting);
  if (typeof parent === 'string') return refusedBeside(prepared, parent);

  const required = Object.entries(step.input ?? {}).filter(([, field]) => field.required);
  const parsed = parseInput(
    step,
    call.input,
    required.map(([name]) => name),
    today,
  );
  if (!parsed.ok) return refuseInput(locale, parsed.faults);
  const { input } = parsed;
  const rootId = rootOf(town);
  const askedUnit = step.input?.['unit'] === undefined ? rootId : Number(input.all['unit']);
  const placeId = parent?.record.unit_id ?? askedUnit;
  const by = actorFor(workflow, town, acting, { unitId: placeId, assignments: [] });
  if (step.permission !== undefined && !by.permissions.includes(step.permission)) return notAllowed(prepared);
  const faults = [
    ...(await checkReferences(tx, { town, personId, acting, today }, workflow, step, input.all)),
    ...(parent === null ? [] : await faultsBeside(tx, townId, workflow, input.all, parent)),
  ];
  if (faults.length > 0) return refuseInput(locale, faults);

  const found: Gathered =
    (await featureOf(workflow).gather?.[stepName]?.(tx, {
      town,
      personId,
      postId: viewer.postId,
      posts,
      by,
      at: prepared.at,
      today,
      planYearId,
      unitId: placeId,
      input: input.all,
      record: null,
      standings: [],
    })) ?? {};
  if ('faults' in found) return refuseInput(locale, found.faults);
  const { facts, due } = factsOn(workflow, town, today, planYearId);
  const typed = found.title ?? String(input.all['title']);
  const title = parent === null ? typed : featureOf(workflow).beside?.title(input.all, inStep(parent));
  if (title === undefined) throw new Error(`${workflow.name} has no title for what starts beside a record.`);
  const made = await writeNew(
    tx,
    prepared,
    {
      workflow,
      step,
      event: { type: stepName, input: input.plain, by, facts: { ...facts, ...found.facts }, due },
      input,
      town,
      planYearId,
      unitId: found.unitId ?? placeId,
      title,
      confidential: found.confidential ?? parent?.record.confidential ?? false,
      parent,
      found,
      asked: true,
    },
    call.look,
  );
  return { ok: true, recordId: made.recordId, version: 1, replayed: false, seen: made.seen };
};
