import {
  advance,
  begin,
  type Context,
  fieldsAsked,
  type Position,
  type Step,
  toList,
  type Workflow,
  workflows,
} from '@plumbline/workflows';
import { eventFor, models } from '@plumbline/workflows/testing';
import { type Act, declaredEdges, type Player, titlesOpen } from './model-edges.ts';
import {
  asked,
  type Ballot,
  body,
  chair,
  concerned,
  keyBy,
  loginBy,
  type Move,
  member,
  office,
  type Road,
  roads,
  type Start,
} from './model-roads.ts';

export const workflow: Workflow = workflows.sanction;
/** A move as the model sees it, from a position to the next. */
export interface Taken extends Move {
  readonly from: Position;
  readonly to: Position;
  readonly act: Act;
  /** Titles of the steps that the model opens to whoever took it. */
  readonly open: readonly string[];
  /** Steps of the history, the latest first. */
  readonly story: readonly string[];
}
/** Edges that no votes lead over: a recusal takes none away, and one member less never undoes a quorum. */
const never: readonly string[] = ['counted recuse deciding', 'reviewCounted recuse underReview'];

const measures = { A: 'statement', C: 'ineligibility', D: 'training' } as const;
const known: Context = models.sanction.facts[0] ?? {};

/** Fields that a step asks for, with what is chosen for them. */
const fieldsOf = (step: Step, at: Position, facts: Context, chosen: Move['chosen']): Record<string, unknown> => {
  const { asked: names, required } = fieldsAsked(workflow, step, at, facts);
  const fields: Record<string, unknown> = {};
  for (const name of names) {
    const field = step.input?.[name];
    const under = field?.where?.is.includes(String(fields[field.where.field])) && field.thenRequired;
    if (!required.includes(name) && !under && !Object.hasOwn(chosen, name)) continue;
    fields[name] =
      chosen[name] ?? Object.keys(field?.options ?? {})[0] ?? (field?.kind === 'switch' ? true : undefined);
  }
  return fields;
};

/** Plays a road in the model: where each move leads, what it asks for, and what is open after it. */
export const play = (
  { rule, concerned: key, moves }: Road,
  { tied, held, supports, objections }: Start,
): readonly Taken[] => {
  const members = body.filter((each) => each !== key);
  const seated: readonly string[] = [keyBy(chair), keyBy(member)];
  let mayVote = members.length;
  let ballots: Ballot[] = [];
  let voted = new Set<string>();
  const recused = new Set<string>();
  let isAsked = false;
  const basis = { measure: measures[rule], tied, held, supports, objections, mayVote };
  const propose = workflow.steps['propose'] as Step;
  let at = begin(workflow, propose, eventFor(workflow, 'propose', { rule }, { ...known, basis }));
  let story: readonly string[] = ['propose'];
  const taken: Taken[] = [];

  const quorum = () => Math.floor(mayVote / 2) + 1;
  const count = () => {
    const agree = ballots.filter((each) => each === 'agree').length;
    const leaning = agree * 2 === ballots.length ? 'level' : agree * 2 > ballots.length ? 'carried' : 'rejected';
    return { cast: ballots.length, mayVote, quorate: ballots.length >= quorum(), leaning };
  };
  const free = () => members.filter((each) => !seated.includes(each) && !voted.has(each) && !recused.has(each));
  const relationsOf = (player: Player): readonly string[] => {
    const own: Readonly<Partial<Record<Player, readonly string[]>>> = {
      [office]: rule === 'D' ? ['handler', 'proposer'] : ['handler'],
      [chair]: ['chair', 'member'],
      [member]: ['member'],
      [asked]: isAsked ? toList(workflow.steps['giveOpinion']?.by) : [],
      ...(key === concerned && { teacher: ['concerned'] }),
    };
    return [...(own[player] ?? []), ...(voted.has(keyBy(player)) ? ['voted'] : [])];
  };
  const move = (made: Move) => {
    const { name, by, chosen } = made;
    const step = workflow.steps[name] as Step;
    if (name === 'vote') {
      ballots.push(chosen['ballot'] as Ballot);
      voted.add(keyBy(by));
    }
    if (name === 'recuse') {
      recused.add(String(chosen['who']));
      mayVote -= 1;
    }
    if (name === 'askOpinion') isAsked = true;
    const facts: Context = { ...known, basis: null, supports: null, mayVote, count: count() };
    const fields = fieldsOf(step, at, facts, name === 'vote' ? { reason: '按事实', ...chosen } : chosen);
    const next = advance(workflow, at, eventFor(workflow, name, fields, facts));
    if (next === null) throw new Error(`${name} is not open at ${at.state}.`);
    if (step.release?.includes('voted')) voted = new Set();
    if (next.context['round'] !== at.context['round']) ballots = [];
    story = [name, ...story];
    const player = by as Player;
    const open = made.pressed ? titlesOpen(workflow, next, player, relationsOf(player)) : [];
    taken.push({
      ...made,
      from: at,
      to: next,
      act: { name, step, player, fields, facts, signs: null },
      open,
      story,
    });
    at = next;
  };
  const take = (name: string, by: string, chosen: Move['chosen'] = {}) => move({ name, by, chosen, pressed: false });
  moves({
    press: (name, by, chosen = {}) => move({ name, by, chosen, pressed: true }),
    take,
    votes: (number, ballot) => {
      for (const each of free().slice(0, number)) take('vote', loginBy(each), { ballot });
    },
    get spare() {
      return free().at(-1) ?? '';
    },
    get mayVote() {
      return mayVote;
    },
    get needed() {
      return quorum();
    },
  });
  return taken;
};

/** How a road would go if nothing were known of it; what it begins with changes no edge. */
const imagined = (road: Road): readonly Taken[] =>
  play(road, { rule: road.rule, tied: road.rule === 'A', held: road.rule !== 'C', supports: 0, objections: 0 });

/** What is pressed on a road, in its order. */
export const pressedOn = (road: Road): readonly Taken[] => imagined(road).filter(({ pressed }) => pressed);

/** Edges that no road presses, and such as are no edges. */
export const missed = (): { readonly notWalked: readonly string[]; readonly unknown: readonly string[] } => {
  const pressed = new Set(roads.flatMap(pressedOn).map(({ from, name, to }) => `${from.state} ${name} ${to.state}`));
  const declared = declaredEdges(workflow);
  return {
    notWalked: declared.filter((edge) => !pressed.has(edge) && !never.includes(edge)),
    unknown: [...pressed, ...never].filter((edge) => !declared.includes(edge)),
  };
};
