import { sqlOf, type Transaction } from '@plumbline/database';
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
import { postsHeldOn } from '../viewer.ts';
import { toColumns, toContext } from './columns.ts';
import { featureOf } from './feature.ts';
import { answerAgain, earlierUse } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { checkReferences } from './references.ts';
import { actorOf, seesRecord } from './relations.ts';
import type { PreparedCall, StepAnswer } from './run-step.ts';
import { writeAll } from './write-all.ts';
import { never } from './writes.ts';

const notFound = ({ viewer }: PreparedCall): StepAnswer =>
  refuse(viewer.locale, 'NotFound', ['没有这件记录，或您无权查看', 'There is no such record, or you may not see it'], {
    path: ['id'],
  });

/** Locks the record and reads all that the decision needs, in one round trip. */
const read = async (tx: Transaction, prepared: PreparedCall, id: number) => {
  const { viewer, workflow, today } = prepared;
  const { townId } = viewer;
  const locked = sqlOf
    .selectFrom('record')
    .where('town_id', '=', townId)
    .where('id', '=', id)
    .where('kind', '=', workflow.name)
    .select(['id', 'state', 'version', 'unit_id', 'confidential'])
    .forUpdate();
  const context = sqlOf
    .selectFrom(featureOf(workflow).table)
    .where('town_id', '=', townId)
    .where('record_id', '=', id)
    .selectAll();
  const assignments = sqlOf
    .selectFrom('assignment')
    .where('town_id', '=', townId)
    .where('record_id', '=', id)
    .where('until', 'is', null)
    .select(['relation', 'person_id']);
  const [record, row, held, posts, earlier] = await Promise.all([
    tx.first(locked),
    tx.first(context),
    tx.run(assignments),
    tx.run(postsHeldOn(townId, viewer.personId, today)),
    tx.first(earlierUse(prepared)),
  ]);
  return { record, row, held, posts, earlier };
};

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
  const { viewer, workflow, step, stepName, call, town, at, today, facts, due } = prepared;
  const { townId, personId, locale } = viewer;
  if (call.id === undefined) return notFound(prepared);
  const { record, row, held, posts, earlier } = await read(tx, prepared, call.id);
  if (earlier !== undefined) return answerAgain(prepared, earlier);
  if (record === undefined || row === undefined) return notFound(prepared);

  const place = { unitId: record.unit_id, assignments: held };
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
  const day = dueOn(workflow, next, due);
  const version = record.version + 1;
  await writeAll(
    tx,
    prepared,
    {
      workflow,
      stepName,
      step,
      viewer,
      recordId: record.id,
      version,
      position: next,
      dueOn: day,
      event,
      input,
      at,
      confidential: record.confidential,
      units: unitAndAbove(town, record.unit_id),
      today,
    },
    held,
    [
      sqlOf
        .updateTable('record')
        .set({ state: next.state, version, machine_version: workflow.version, due_on: day ?? never, updated_at: at })
        .where('town_id', '=', townId)
        .where('id', '=', record.id),
      sqlOf
        .updateTable(featureOf(workflow).table)
        .set(toColumns(next.context) as never)
        .where('town_id', '=', townId)
        .where('record_id', '=', record.id),
    ],
  );
  return { ok: true, recordId: record.id, version, replayed: false };
};
