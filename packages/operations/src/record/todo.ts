import type { Statement } from '@plumbline/database';
import { barringOf, isMain, type Step, stoodInFor, toList, type Workflow } from '@plumbline/workflows';
import { type Holders, holdersOf, holdersSql, holderValues, type Standing, throughPosts } from './holders.ts';
import { namedStatement } from './named-statement.ts';

/** Days without a deadline lie at infinity, so that one index orders them last. */
export const never = 'infinity';
/** What is shown from this day on is always shown. */
const always = '-infinity';

/** A record as its 待办 rows see it. */
export interface Waiting {
  readonly workflow: Workflow;
  readonly townId: number;
  readonly recordId: number;
  readonly state: string;
  readonly dueOn: string | null;
  readonly confidential: boolean;
  readonly standings: readonly Standing[];
  /** The record's unit and those above it. */
  readonly units: readonly number[];
  readonly today: string;
}

/** What a state's 待办 depend on, whatever the record. */
interface Awaited {
  readonly turn: readonly string[];
  readonly turnFrom: 'dueDay' | undefined;
  /** Relations of those who must act where nobody else may any more. */
  readonly turnElse: readonly string[];
  /** Relations of those who take the steps that the state waits for. */
  readonly takers: readonly string[];
  /** Relations that keep a person from them, by separation of duties or by what they have done already. */
  readonly barring: readonly string[];
}

/** Steps of people that a state waits for: those of the main road, or, where none leaves it, all that do. */
const awaitedSteps = (workflow: Workflow, state: string): readonly Step[] => {
  const leaving = Object.values(workflow.steps).filter((step) => !step.system && toList(step.from).includes(state));
  const main = leaving.filter((step) => isMain(step, state));
  return main.length > 0 ? main : leaving;
};

const lookAt = (workflow: Workflow, state: string): Awaited => {
  const { turn = [], turnFrom, turnElse = [] } = workflow.states[state] ?? {};
  const steps = awaitedSteps(workflow, state);
  // Of those steps, the ones that are taken by whoever's turn it is.
  const own = steps.filter(({ by }) => toList(by).some((relation) => turn.includes(relation)));
  return {
    turn,
    turnFrom,
    turnElse,
    takers: steps.flatMap(({ by }) => toList(by)),
    barring: (own.length > 0 ? own : steps).flatMap((step) => barringOf(workflow, step)),
  };
};

const known = new WeakMap<Workflow, Map<string, Awaited>>();

/** The same for every record in a state, so it is worked out once. */
const awaitedIn = (workflow: Workflow, state: string): Awaited => {
  const ofWorkflow = known.get(workflow) ?? new Map<string, Awaited>();
  known.set(workflow, ofWorkflow);
  const found = ofWorkflow.get(state) ?? lookAt(workflow, state);
  ofWorkflow.set(state, found);
  return found;
};

/** Whose turn it is, and whoever else could do the step through a post. */
const candidates = ({ workflow, standings, dueOn }: Waiting, { turn: wanted, turnFrom, takers }: Awaited) => {
  const turn = turnFrom === 'dueDay' && dueOn === null ? [] : wanted;
  const others = turn.length === 0 ? [] : takers;
  return { turn: holdersOf(workflow, standings, turn), other: holdersOf(workflow, standings, others) };
};

/** Values of a statement that rewrites a record's 待办, and whether it has to look at posts for them. */
export interface TodoWrite {
  readonly values: Readonly<Record<string, unknown>>;
  /** Everybody whose turn it is is known already: nothing has to be looked up. */
  readonly turnKnown: boolean;
  readonly turnPosts: boolean;
  readonly otherPosts: boolean;
  readonly turnElse: boolean;
}

/** Whose turn it is, where that can be told without looking at posts; `null` where it cannot. */
const knownWaiting = (turn: Holders, other: Holders, last: readonly number[], barred: ReadonlySet<number>) => {
  if (throughPosts(turn)) return null;
  const able = turn.people.filter((person) => !barred.has(person));
  if (able.length > 0) return able;
  if (throughPosts(other)) return null;
  const others = other.people.filter((person) => !barred.has(person));
  return others.length > 0 ? others : last;
};

/** What a record's 待办 rows are to be. */
export const todoWrite = (waiting: Waiting): TodoWrite => {
  const { workflow, state, townId, recordId, dueOn, confidential, standings, units, today } = waiting;
  const awaited = awaitedIn(workflow, state);
  const { turn, other } = candidates(waiting, awaited);
  const barred = standings
    .filter(({ relation }) => awaited.barring.includes(stoodInFor(relation) ?? relation))
    .map(({ person_id }) => person_id);
  const lastPeople = holdersOf(workflow, standings, awaited.turnElse).people;
  const waitingPeople = knownWaiting(turn, other, lastPeople, new Set(barred));
  return {
    values: {
      town: townId,
      record: recordId,
      dueOn: dueOn ?? never,
      shownFrom: awaited.turnFrom === 'dueDay' ? (dueOn ?? never) : always,
      confidential,
      units,
      today,
      barred,
      ...holderValues('turn', turn),
      ...holderValues('other', other),
      lastPeople,
      waitingPeople: [...new Set(waitingPeople)],
    },
    turnKnown: waitingPeople !== null,
    turnPosts: throughPosts(turn),
    otherPosts: throughPosts(other),
    turnElse: awaited.turnElse.length > 0,
  };
};

/** Those whose turn it is, less those who may not; where that leaves nobody, whoever may do the step through a post. */
const waitingSql = ({ turnPosts, otherPosts, turnElse }: Omit<TodoWrite, 'values'>): string => `
  turn as (select person_id from (${holdersSql('turn', turnPosts)}) held where person_id <> all(:barred::bigint[])),
  ${turnElse ? 'able' : 'waiting'} as (
    select person_id from turn
    union
    select person_id from (${holdersSql('other', otherPosts)}) held where person_id <> all(:barred::bigint[]) and not exists (select from turn)),${
      turnElse
        ? `
  waiting as (
    select person_id from able
    union
    select unnest(:lastPeople::bigint[]) where not exists (select from able)),`
        : ''
    }`;

/** Common table expressions that rewrite a record's 待办: no case without someone to act. */
export const todoSql = (parts: Omit<TodoWrite, 'values'>): string => `${parts.turnKnown ? '' : waitingSql(parts)}
  gone as (
    delete from todo where town_id = :town::int and record_id = :record::bigint
      and ${parts.turnKnown ? 'person_id <> all(:waitingPeople::bigint[])' : 'person_id not in (select person_id from waiting)'}),
  asked as (
    insert into todo (town_id, person_id, record_id, due_on, shown_from, confidential)
    select :town::int, person_id, :record::bigint, :dueOn::date, :shownFrom::date, :confidential::boolean
    from ${parts.turnKnown ? 'unnest(:waitingPeople::bigint[]) as u(person_id)' : 'waiting'}
    on conflict (town_id, person_id, record_id) do update set due_on = excluded.due_on, shown_from = excluded.shown_from)`;

const rewrite = namedStatement(
  `with ${todoSql({ turnKnown: false, turnPosts: true, otherPosts: true, turnElse: true })} select`,
);

/** The statement that rewrites a record's 待办 rows alone. */
export const rewriteTodo = (waiting: Waiting): Statement => rewrite(todoWrite(waiting).values);
