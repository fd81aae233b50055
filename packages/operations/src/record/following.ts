import type { Transaction } from '@plumbline/database';
import { type Actor, statesTagged, type Workflow } from '@plumbline/workflows';
import type { TownFacts } from '../town/facts.ts';
import { type Circumstances, type Decided, decideMove } from './decided.ts';
import { factsOn } from './facts-on.ts';
import { type Follow, type Found, featureOf } from './feature.ts';
import { type InputFault, parseInput } from './parse-input.ts';
import { lockOpenBeside, lockRecord, type Subject } from './read-for-step.ts';

/** In which town and on which day steps of the system run. */
export interface SystemTime {
  readonly town: TownFacts;
  readonly today: string;
}

/** Who acts where nobody does: the clock, or what follows from another record's step. */
export const ofTheSystem: Actor = { relations: [], permissions: [], system: true };

/**
 * Decides a step that follows from another record's step, or from the clock; no person's right is asked.
 * @param found what it looked up before
 * @returns the decided step, or what is wrong with its input
 */
export const decideSystemStep = (
  { town, today }: SystemTime,
  subject: Subject,
  name: string,
  given: Readonly<Record<string, unknown>>,
  found: Found = {},
): Decided | readonly InputFault[] => {
  const { workflow, record } = subject;
  const step = workflow.steps[name];
  if (step === undefined) throw new Error(`There is no step ${workflow.name}.${name}.`);
  const parsed = parseInput(step, given, [], today);
  if (!parsed.ok) return parsed.faults;
  const { facts, due } = factsOn(workflow, town, today, record.plan_year_id);
  const circumstances: Circumstances = { by: ofTheSystem, facts: { ...facts, ...found.facts }, due };
  const decided = decideMove(town, subject, name, parsed.input, circumstances, { ...found, asked: false });
  if (decided !== null) return decided;
  const [zh, en] = workflow.states[record.state]?.title ?? [record.state, record.state];
  return [
    {
      path: [],
      text: [
        `原件现在是“${zh}”，不能“${step.title[0]}”`,
        `Its case is at “${en}”; “${step.title[1]}” cannot be done there now`,
      ],
    },
  ];
};

const isOpen = (workflow: Workflow, state: string): boolean => statesTagged(workflow, 'open').includes(state);

/** Whether a decision came to nothing. */
export const isFaults = (outcome: Decided | readonly InputFault[]): outcome is readonly InputFault[] =>
  Array.isArray(outcome);

const inFormOf = ({ from }: Follow, faults: readonly InputFault[]): readonly InputFault[] =>
  faults.map(({ path, text }) => ({ path: path.map((name) => from[name] ?? name), text }));

/**
 * Decides all that follows from a decided step: steps of its parent, and the end of what runs beside it.
 * @returns the steps in the order in which they are to be written, or what is wrong with the first one's input
 */
export const decideFollowing = async (
  tx: Transaction,
  time: SystemTime,
  subject: Subject,
  decided: Decided,
): Promise<{ readonly steps: readonly Decided[] } | { readonly faults: readonly InputFault[] }> => {
  const { workflow, record, row } = subject;
  const townId = time.town.id;
  const follows = featureOf(workflow).beside?.follows[decided.event.type]?.(decided.position.context, row) ?? [];
  const steps: Decided[] = [];
  if (follows.length > 0 && record.parent_id !== null) {
    const parent = await lockRecord(tx, townId, record.parent_id);
    if (parent === null) throw new Error(`The parent of record ${record.id} is gone.`);
    for (const follow of follows) {
      const outcome = decideSystemStep(time, parent, follow.step, follow.input);
      if (isFaults(outcome)) return { faults: inFormOf(follow, outcome) };
      steps.push(outcome);
    }
  }
  if (isOpen(workflow, record.state) && !isOpen(workflow, decided.position.state)) {
    for (const beside of await lockOpenBeside(tx, townId, workflow, record.id)) {
      const ends = beside.workflow.beside?.ends;
      if (ends === undefined) continue;
      const outcome = decideSystemStep(time, beside, ends, {});
      if (isFaults(outcome)) throw new Error(`${beside.workflow.name} cannot end at ${beside.record.state}.`);
      steps.push(outcome);
    }
  }
  return { steps };
};
