import type { Transaction } from '@plumbline/database';
import { say } from '@plumbline/terms';
import { type Actor, type Context, fieldsAsked, judge, judgeAll, type Position } from '@plumbline/workflows';
import { type Problem, refuse, refuseInput } from '../problem.ts';
import { decideMove } from './decided.ts';
import { factsOn } from './facts-on.ts';
import { decideFollowing } from './following.ts';
import { answerAgain } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { contextOf, readForStep } from './read-for-step.ts';
import { checkReferences } from './references.ts';
import { actorOf, seesRecord } from './relations.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';
import { stepStatements } from './write-step.ts';

const notFound = ({ viewer }: PreparedCall): StepAnswer =>
  refuse(viewer.locale, 'NotFound', ['没有这件记录，或您无权查看', 'There is no such record, or you may not see it'], {
    path: ['id'],
  });

const openSteps = (
  { workflow, viewer }: PreparedCall,
  position: Position,
  facts: Context,
  by: Actor,
): NonNullable<Problem['availableSteps']> =>
  judgeAll(workflow, position, facts, by)
    .filter(({ verdict }) => verdict.open)
    .map(({ name, step }) => ({ name, title: say(step.title, viewer.locale) }));

/** Moves an existing record by one step, and with it whatever follows in its parent and beside it. */
export const moveRecord = async (tx: Transaction, prepared: PreparedCall): Promise<StepAnswer> => {
  const { viewer, workflow, step, stepName, call, town, today } = prepared;
  const { personId, locale } = viewer;
  if (call.id === undefined) return notFound(prepared);
  const { subject, posts, earlier } = await readForStep(tx, prepared, call.id);
  if (earlier !== null) return answerAgain(prepared, earlier);
  if (subject === null) return notFound(prepared);

  const { record, standings } = subject;
  const place = { unitId: record.unit_id, assignments: standings };
  if (!seesRecord(workflow, town, personId, posts, place)) return notFound(prepared);
  const by = actorOf(workflow, town, personId, posts, place);
  const position: Position = { state: record.state, context: contextOf(subject) };
  const { facts, due } = factsOn(workflow, town, today, record.plan_year_id);
  const verdict = judge(workflow, step, position, facts, by);
  const available = () => openSteps(prepared, position, facts, by);
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
  const faults = await checkReferences(tx, { town, personId, posts, today }, workflow, step, input.all);
  if (faults.length > 0) return refuseInput(locale, faults);

  const decided = decideMove(town, subject, stepName, input, { by, facts, due }, true);
  if (decided === null) throw new Error(`judge opened ${workflow.name}.${stepName} and the machine refused it.`);
  const following = await decideFollowing(tx, { town, today }, subject, decided);
  if ('faults' in following) return refuseInput(locale, following.faults);
  const seen = await tx.finish(
    [decided, ...following.steps].flatMap((each) => stepStatements(prepared, each)),
    call.look?.(record.id),
  );
  return { ok: true, recordId: record.id, version: decided.version, replayed: false, seen };
};
