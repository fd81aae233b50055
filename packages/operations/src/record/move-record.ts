import type { Transaction } from '@plumbline/database';
import { say } from '@plumbline/terms';
import {
  type Actor,
  type Context,
  fieldsAsked,
  judge,
  judgeAll,
  type Position,
  type Verdict,
} from '@plumbline/workflows';
import { type Acting, actorFor, seesFor } from '../delegation/acting.ts';
import { notDelegated } from '../delegation/not-delegated.ts';
import { mayOverride, readRepresented, verdictOnOverride } from '../delegation/override.ts';
import { type Problem, refuse, refuseInput } from '../problem.ts';
import { decideMove } from './decided.ts';
import { factsOn } from './facts-on.ts';
import { featureOf, type Gathered } from './feature.ts';
import { decideFollowing } from './following.ts';
import { answerAgain } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { contextOf, inStep, readForStep, type Subject } from './read-for-step.ts';
import { checkReferences } from './references.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';
import { stepStatements } from './write-step.ts';

const notFound = ({ viewer }: PreparedCall): StepAnswer =>
  refuse(viewer.locale, 'NotFound', ['没有这件记录，或您无权查看', 'There is no such record, or you may not see it'], {
    path: ['id'],
  });

const onlyAdministrators: Verdict = {
  open: false,
  theirs: false,
  reason: [
    '只有教导处的管理员能以本人身份代为办理',
    'Only administrators, in their own name, may take a step for somebody else',
  ],
};

const openSteps = (
  { workflow, viewer }: PreparedCall,
  position: Position,
  facts: Context,
  by: Actor,
): NonNullable<Problem['availableSteps']> =>
  judgeAll(workflow, position, facts, by)
    .filter(({ verdict }) => verdict.open)
    .map(({ name, step }) => ({ name, title: say(step.title, viewer.locale) }));

/** What an administrator is told who wants to take somebody else's step. */
const judgedOverride = async (
  tx: Transaction,
  { workflow, step, town, today, viewer }: PreparedCall,
  {
    subject: { record },
    acting,
    actor,
    position,
    facts,
  }: {
    readonly subject: Subject;
    readonly acting: Acting;
    readonly actor: Actor;
    readonly position: Position;
    readonly facts: Context;
  },
): Promise<Verdict> => {
  const posts = acting.posts.map(({ role, unit_id }) => ({ role, unitId: unit_id }));
  if (acting.standIn !== undefined || !mayOverride(posts)) return onlyAdministrators;
  const people = await readRepresented(tx, { town: viewer.townId, record: record.id, kind: workflow.name, today });
  return verdictOnOverride({ workflow, town, unitId: record.unit_id, position, facts, actor }, step, people);
};

/** Moves an existing record by one step, and with it whatever follows in its parent and beside it. */
export const moveRecord = async (tx: Transaction, prepared: PreparedCall): Promise<StepAnswer> => {
  const { viewer, workflow, step, stepName, call, town, today } = prepared;
  const { personId, locale } = viewer;
  if (call.id === undefined) return notFound(prepared);
  const { subject, acting, earlier } = await readForStep(tx, prepared, call.id);
  if (earlier !== null) return answerAgain(prepared, earlier);
  if (acting.standIn !== undefined && acting.posts.length === 0) return notDelegated(prepared);
  if (subject === null) return notFound(prepared);

  const { record, standings } = subject;
  const place = { unitId: record.unit_id, assignments: standings };
  if (!seesFor(workflow, town, acting, place)) return notFound(prepared);
  const actor = actorFor(workflow, town, acting, place);
  const position: Position = { state: record.state, context: contextOf(subject) };
  const { facts, due } = factsOn(workflow, town, today, record.plan_year_id);
  const { override } = call;
  const by: Actor = override === undefined ? actor : { ...actor, override: true };
  const verdict =
    override === undefined
      ? judge(workflow, step, position, facts, actor)
      : await judgedOverride(tx, prepared, { subject, acting, actor, position, facts });
  const available = () => openSteps(prepared, position, facts, actor);
  if (!verdict.open && !verdict.theirs)
    return refuse(locale, 'NotAllowed', verdict.reason, { availableSteps: available() });
  if (call.expectedVersion !== record.version) {
    return refuse(
      locale,
      'StaleVersion',
      [
        '这件记录刚被别人办过；请看过最新经过再办',
        'Someone has acted on this record meanwhile; look at its latest history, then act',
      ],
      {
        path: ['expectedVersion'],
        currentVersion: record.version,
        availableSteps: available(),
      },
    );
  }
  if (!verdict.open) return refuse(locale, 'StepNotAvailable', verdict.reason, { availableSteps: available() });

  const parsed = parseInput(step, call.input, fieldsAsked(workflow, step, position, facts).required, today);
  if (!parsed.ok) return refuseInput(locale, parsed.faults);
  const { input } = parsed;
  const faults = await checkReferences(tx, { town, personId, acting, today }, workflow, step, input.all);
  if (faults.length > 0) return refuseInput(locale, faults);

  const found: Gathered =
    (await featureOf(workflow).gather?.[stepName]?.(tx, {
      town,
      personId,
      postId: viewer.postId,
      posts: acting.posts,
      by,
      at: prepared.at,
      today,
      planYearId: record.plan_year_id,
      unitId: record.unit_id,
      input: input.all,
      record: inStep(subject),
      standings,
    })) ?? {};
  if ('faults' in found) return refuseInput(locale, found.faults);
  const decided = decideMove(
    town,
    subject,
    stepName,
    input,
    { by, facts: { ...facts, ...found.facts }, due },
    { ...found, asked: true },
  );
  if (decided === null) throw new Error(`judge opened ${workflow.name}.${stepName} and the machine refused it.`);
  const following = await decideFollowing(tx, { town, today }, subject, decided);
  if ('faults' in following) return refuseInput(locale, following.faults);
  const seen = await tx.finish(
    [decided, ...following.steps].flatMap((each) => stepStatements(prepared, each)),
    call.look?.(record.id),
  );
  return { ok: true, recordId: record.id, version: decided.version, replayed: false, seen };
};
