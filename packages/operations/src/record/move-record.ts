import type { Transaction } from '@plumbline/database';
import { say } from '@plumbline/terms';
import {
  type Actor,
  advance,
  dueOn,
  fieldsAsked,
  judge,
  judgeAll,
  type Position,
  type StepEvent,
} from '@plumbline/workflows';
import { type Problem, refuse, refuseInput } from '../problem.ts';
import { unitAndAbove } from '../town/facts.ts';
import { toContext } from './columns.ts';
import { answerAgain } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { readForStep } from './read-for-step.ts';
import { checkReferences } from './references.ts';
import { actorOf, seesRecord } from './relations.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';
import { writeStep } from './write-step.ts';

const notFound = ({ viewer }: PreparedCall): StepAnswer =>
  refuse(viewer.locale, 'NotFound', ['没有这件记录，或您无权查看', 'There is no such record, or you may not see it'], {
    path: ['id'],
  });

const openSteps = (
  { workflow, facts, viewer }: PreparedCall,
  position: Position,
  by: Actor,
): NonNullable<Problem['availableSteps']> =>
  judgeAll(workflow, position, facts, by)
    .filter(({ verdict }) => verdict.open)
    .map(({ name, step }) => ({ name, title: say(step.title, viewer.locale) }));

/** Moves an existing record by one step. */
export const moveRecord = async (tx: Transaction, prepared: PreparedCall): Promise<StepAnswer> => {
  const { viewer, workflow, step, stepName, call, town, today, facts, due } = prepared;
  const { personId, locale } = viewer;
  if (call.id === undefined) return notFound(prepared);
  const { record, facts: row, standings, posts, earlier } = await readForStep(tx, prepared, call.id);
  if (earlier !== null) return answerAgain(prepared, earlier);
  if (record === undefined || row === null) return notFound(prepared);

  const place = { unitId: record.unit_id, assignments: standings };
  if (!seesRecord(workflow, town, personId, posts, place)) return notFound(prepared);
  const by = actorOf(workflow, town, personId, posts, place);
  const position: Position = {
    state: record.state,
    context: workflow.context.parse(toContext(Object.keys(workflow.context.shape), row)),
  };
  const verdict = judge(workflow, step, position, facts, by);
  const available = () => openSteps(prepared, position, by);
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

  const event: StepEvent = { type: stepName, input: input.plain, by, facts, due };
  const next = advance(workflow, position, event);
  if (next === null) throw new Error(`judge opened ${workflow.name}.${stepName} and the machine refused it.`);
  const version = record.version + 1;
  const seen = await writeStep(tx, prepared, {
    recordId: record.id,
    version,
    position: next,
    dueOn: dueOn(workflow, next, due),
    event,
    input,
    confidential: record.confidential,
    before: standings,
    units: unitAndAbove(town, record.unit_id),
  });
  return { ok: true, recordId: record.id, version, replayed: false, seen };
};
