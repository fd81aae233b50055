import {
  advance,
  branchesOf,
  type Context,
  fieldsAsked,
  judgeAll,
  type Position,
  type Step,
  type StepEvent,
  toList,
  type Workflow,
} from '@plumbline/workflows';
import { eventsOf, type Model, models, shortestWays, stepNames } from '@plumbline/workflows/testing';

/** Who plays: the demo people who stand in every relation of a case between them. */
export const players = ['admin', 'inspector', 'teacher'] as const;
export type Player = (typeof players)[number];

/** Relations that each of them has to a case after its notice, and to a request beside it. */
const relationsOf: Readonly<Record<Player, readonly string[]>> = {
  admin: ['office', 'issuer', 'decider'],
  inspector: ['inspector'],
  teacher: ['responsible', 'asker'],
};

/** One step on the way: what is filled in, and by whom. */
export interface Act {
  readonly name: string;
  readonly step: Step;
  readonly player: Player;
  /** Names of the fields to fill, with what the model chose for them; a text has no value of its own. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An edge of a machine: from a state by a step to a state, with a shortest way to where it begins. */
export interface Edge {
  readonly workflow: Workflow;
  readonly from: string;
  readonly name: string;
  readonly to: string;
  /** Creates the record. */
  readonly first: Act;
  readonly way: readonly Act[];
  readonly act: Act;
  readonly end: Position;
}

const playerOf = (workflow: Workflow, step: Step): Player => {
  const barring = step.permission === undefined ? [] : (workflow.separation[step.permission] ?? []);
  const able = toList(step.by).filter((relation) => !barring.includes(relation));
  const player = players.find((each) => able.some((relation) => relationsOf[each].includes(relation)));
  if (player === undefined) throw new Error(`Nobody here may do ${workflow.name}.${step.title[1]}.`);
  // Whoever looks at the place does so before the desk does.
  return able[0] === 'inspector' ? 'inspector' : player;
};

const actOf = (workflow: Workflow, at: Position, { type, input, facts }: StepEvent): Act => {
  const step = workflow.steps[type] as Step;
  const { asked, required } = fieldsAsked(workflow, step, at, facts);
  const chosen = asked.filter((name) => {
    const kind = step.input?.[name]?.kind;
    // A person who may be left out is left out; texts are written where they must be.
    return required.includes(name) || (Object.hasOwn(input, name) && kind !== 'person' && kind !== 'record');
  });
  return {
    name: type,
    step,
    player: playerOf(workflow, step),
    fields: Object.fromEntries(chosen.map((name) => [name, input[name]])),
  };
};

const firstActOf = (workflow: Workflow, { context }: Position): Act => {
  const name = stepNames(workflow, true)[0] ?? '';
  const step = workflow.steps[name] as Step;
  const fields = Object.entries(step.input ?? {}).flatMap(([field, { required, kind, where, thenRequired }]) => {
    const asked = where === undefined ? required : where.is.includes(String(context[where.field])) && thenRequired;
    return asked && kind !== 'files' ? [[field, context[field]] as const] : [];
  });
  return {
    name,
    step,
    player: workflow.beside === undefined ? 'inspector' : 'teacher',
    fields: Object.fromEntries(fields),
  };
};

/** Every edge that people take in a workflow, each once, behind the shortest way on which people alone lead there. */
const edgesOf = ({ workflow, facts: [facts = {}], ...model }: Model): readonly Edge[] => {
  const byPeople = (name: string) => workflow.steps[name]?.system !== true;
  const ways = shortestWays({ ...model, workflow, facts: [facts] }).filter(({ events }) =>
    events.every(({ type }) => byPeople(type)),
  );
  const moves = eventsOf(workflow, facts).filter(({ type }) => byPeople(type));
  const edges = new Map<string, Edge>();
  for (const { start, events, end } of ways) {
    for (const event of moves) {
      if (!toList(workflow.steps[event.type]?.from).includes(end.state)) continue;
      const next = advance(workflow, end, event);
      const key = `${end.state} ${event.type} ${next?.state}`;
      if (next === null || edges.has(key)) continue;
      let at = start;
      const way = events.map((each) => {
        const act = actOf(workflow, at, each);
        at = advance(workflow, at, each) ?? at;
        return act;
      });
      const act = actOf(workflow, end, event);
      edges.set(key, {
        workflow,
        from: end.state,
        name: event.type,
        to: next.state,
        first: firstActOf(workflow, start),
        way,
        act,
        end: next,
      });
    }
  }
  return [...edges.values()];
};

/** Every edge of the cases and of the requests that people take. */
export const edges: readonly Edge[] = Object.values(models).flatMap(edgesOf);

/** Every edge as the declaration alone counts them, to see that none was left out. */
export const declaredEdges = (workflow: Workflow): readonly string[] =>
  stepNames(workflow, false)
    .filter((name) => workflow.steps[name]?.system !== true)
    .flatMap((name) =>
      toList(workflow.steps[name]?.from).flatMap((from) =>
        branchesOf(workflow.steps[name] as Step, from).map(({ target }) => `${from} ${name} ${target}`),
      ),
    );

/** Titles of the steps that the model opens to a player at a position, as a Chinese page writes them. */
export const openTitles = (workflow: Workflow, at: Position, player: Player): readonly string[] => {
  const roles: readonly string[] = [player];
  const permissions = Object.entries(workflow.permissions).flatMap(([permission, allowed]) =>
    allowed.some((role) => roles.includes(role)) ? [permission] : [],
  );
  const facts: Context = models[workflow.name as keyof typeof models].facts[0] ?? {};
  return judgeAll(workflow, at, facts, { relations: relationsOf[player], permissions })
    .filter(({ verdict }) => verdict.open)
    .map(({ step }) => step.title[0]);
};
