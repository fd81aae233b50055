import type { Role } from '@plumbline/terms';
import {
  advance,
  barringOf,
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
import { eventsOf, type Model, models, shortestWays, stepNames, type Way } from '@plumbline/workflows/testing';

/** Who plays: the demo people who stand in every relation of a case, an agreement or a consequence between them. */
export const players = ['admin', 'inspector', 'teacher', 'grouphead', 'campushead', 'groupdeputy'] as const;
export type Player = (typeof players)[number];

/** Relations that each of them has to a case after its notice, to a request beside it, and to an agreement. */
const relationsOf: Readonly<Record<Player, readonly string[]>> = {
  admin: ['office', 'issuer', 'decider', 'drafter'],
  inspector: ['inspector'],
  teacher: ['responsible', 'asker'],
  grouphead: ['partyA'],
  campushead: ['partyB'],
  groupdeputy: [],
};

/** By which post each of them has permissions. */
const roleOf: Readonly<Record<Player, Role>> = {
  admin: 'admin',
  inspector: 'inspector',
  teacher: 'teacher',
  grouphead: 'groupHead',
  campushead: 'campusHead',
  groupdeputy: 'groupDeputy',
};

const parties: readonly Player[] = ['grouphead', 'campushead'];

/** Relations of a player to a record that some have signed. */
const relationsNow = (player: Player, signed: readonly Player[]): readonly string[] =>
  signed.includes(player) ? [...relationsOf[player], 'signed'] : relationsOf[player];

/** One step on the way: what is filled in, and by whom. */
export interface Act {
  readonly name: string;
  readonly step: Step;
  readonly player: Player;
  /** Names of the fields to fill, with what the model chose for them; a text has no value of its own. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the record's data were to say when the step was taken. */
  readonly facts: Context;
  /** Whose signature it gives, if it gives one. */
  readonly signs: Player | null;
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
  readonly start: Position;
  readonly end: Position;
  /** Who had signed the text on the table before the step, and who after it. */
  readonly signed: { readonly before: readonly Player[]; readonly after: readonly Player[] };
}

const playerOf = (workflow: Workflow, step: Step, signed: readonly Player[]): Player => {
  const barring = barringOf(workflow, step);
  const able = toList(step.by).filter((relation) => !barring.includes(relation));
  const player = players.find((each) => {
    const relations = relationsNow(each, signed);
    return able.some((relation) => relations.includes(relation)) && !barring.some((each) => relations.includes(each));
  });
  if (player === undefined) throw new Error(`Nobody here may do ${workflow.name}.${step.title[1]}.`);
  // Whoever looks at the place does so before the desk does.
  return able[0] === 'inspector' ? 'inspector' : player;
};

/** Whose signature a step gives: of whoever takes it, or of the party that signed on paper. */
const signerOf = ({ assign = {} }: Step, player: Player, signed: readonly Player[]): Player | null => {
  const given = assign['signed'];
  if (given === undefined) return null;
  return given.to === 'actor' ? player : (parties.find((each) => !signed.includes(each)) ?? null);
};

/** Who has signed the text on the table after a step. */
const signedAfter = (signed: readonly Player[], { step, signs }: Act): readonly Player[] => [
  ...(step.release?.includes('signed') ? [] : signed),
  ...(signs === null ? [] : [signs]),
];

const actOf = (workflow: Workflow, at: Position, { type, input, facts }: StepEvent, signed: readonly Player[]): Act => {
  const step = workflow.steps[type] as Step;
  const { asked, required } = fieldsAsked(workflow, step, at, facts);
  const chosen = asked.filter((name) => {
    const kind = step.input?.[name]?.kind;
    if (kind === 'targets' || kind === 'clauses') return facts['changed'] === true;
    // A person who may be left out is left out; texts are written where they must be.
    return required.includes(name) || (Object.hasOwn(input, name) && kind !== 'person' && kind !== 'record');
  });
  const player = playerOf(workflow, step, signed);
  return {
    name: type,
    step,
    player,
    fields: Object.fromEntries(chosen.map((name) => [name, input[name]])),
    facts,
    signs: signerOf(step, player, signed),
  };
};

const creatorOf = ({ permissions }: Workflow, { permission = '' }: Step): Player =>
  permissions[permission]?.includes('inspector') ? 'inspector' : 'admin';

const firstActOf = (workflow: Workflow, { context }: Position, facts: Context): Act => {
  const name = stepNames(workflow, true)[0] ?? '';
  const step = workflow.steps[name] as Step;
  const fields = Object.entries(step.input ?? {}).flatMap(([field, { required, kind, where, thenRequired }]) => {
    const asked = where === undefined ? required : where.is.includes(String(context[where.field])) && thenRequired;
    return asked && kind !== 'files' ? [[field, context[field]] as const] : [];
  });
  return {
    name,
    step,
    player: workflow.beside === undefined ? creatorOf(workflow, step) : 'teacher',
    fields: Object.fromEntries(fields),
    facts,
    signs: null,
  };
};

/** A way with the acts on it and who has signed at its end. */
const actsOn = (workflow: Workflow, { start, events }: Way): { way: readonly Act[]; signed: readonly Player[] } => {
  const way: Act[] = [];
  let at = start;
  let signed: readonly Player[] = [];
  for (const event of events) {
    const act = actOf(workflow, at, event, signed);
    way.push(act);
    signed = signedAfter(signed, act);
    at = advance(workflow, at, event) ?? at;
  }
  return { way, signed };
};

/** What tells an edge from another: where it leads, and for a step that may change the text, whether it does. */
const keyOf = (workflow: Workflow, from: string, { type, facts }: StepEvent, to: string): string =>
  [from, type, to, workflow.steps[type]?.input?.['targets'] === undefined ? '' : facts['changed']].join(' ');

/** A proposal that changes nothing is none. */
const isPossible = ({ type, facts }: StepEvent): boolean => type !== 'counter' || facts['changed'] === true;

/** Every edge that people take in a workflow, each once, behind the shortest way on which people alone lead there. */
const edgesOf = (model: Model): readonly Edge[] => {
  const { workflow, facts } = model;
  const byPeople = (name: string) => workflow.steps[name]?.system !== true;
  const ways = shortestWays(model).filter(({ events }) => events.every(({ type }) => byPeople(type)));
  const moves = facts.flatMap((each) => eventsOf(workflow, each)).filter((event) => byPeople(event.type));
  const edges = new Map<string, Edge>();
  for (const found of ways) {
    const { start, end } = found;
    const { way, signed } = actsOn(workflow, found);
    for (const event of moves.filter(isPossible)) {
      if (!toList(workflow.steps[event.type]?.from).includes(end.state)) continue;
      const next = advance(workflow, end, event);
      if (next === null) continue;
      const key = keyOf(workflow, end.state, event, next.state);
      if (edges.has(key)) continue;
      const act = actOf(workflow, end, event, signed);
      edges.set(key, {
        workflow,
        from: end.state,
        name: event.type,
        to: next.state,
        first: firstActOf(workflow, start, facts[0] ?? {}),
        way,
        act,
        start: end,
        end: next,
        signed: { before: signed, after: signedAfter(signed, act) },
      });
    }
  }
  return [...edges.values()];
};

/** With the facts alone that hold in the demo town. */
const asInTheDemo = (model: Model): Model => ({ ...model, facts: model.facts.slice(0, 1) });

/** The workflows whose records the panel moves with the step's own form. */
export const walked: readonly Model[] = [
  asInTheDemo(models.rectification),
  asInTheDemo(models.request),
  models.agreement,
];

/** Every edge of the cases, the requests and the agreements that people take. */
export const edges: readonly Edge[] = walked.flatMap(edgesOf);

/** Every edge as the declaration alone counts them, to see that none was left out. */
export const declaredEdges = (workflow: Workflow): readonly string[] =>
  stepNames(workflow, false)
    .filter((name) => workflow.steps[name]?.system !== true)
    .flatMap((name) =>
      toList(workflow.steps[name]?.from).flatMap((from) =>
        branchesOf(workflow.steps[name] as Step, from).map(({ target }) => `${from} ${name} ${target}`),
      ),
    );

/**
 * Titles of the steps that the model opens to somebody at a position, as a Chinese page writes them.
 * @param relations of the player to the record
 */
export const titlesOpen = (
  workflow: Workflow,
  at: Position,
  player: Player,
  relations: readonly string[],
): readonly string[] => {
  const permissions = Object.entries(workflow.permissions).flatMap(([permission, allowed]) =>
    allowed.includes(roleOf[player]) ? [permission] : [],
  );
  const facts: Context = models[workflow.name as keyof typeof models].facts[0] ?? {};
  return judgeAll(workflow, at, facts, { relations, permissions })
    .filter(({ verdict }) => verdict.open)
    .map(({ step }) => step.title[0]);
};

/**
 * The same for a player whose relations are fixed.
 * @param signed who has signed the text on the table
 */
export const openTitles = (
  workflow: Workflow,
  at: Position,
  player: Player,
  signed: readonly Player[],
): readonly string[] => titlesOpen(workflow, at, player, relationsNow(player, signed));
