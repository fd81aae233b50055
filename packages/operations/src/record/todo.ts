import type { Statement } from '@plumbline/database';
import { type Step, toList, type Workflow } from '@plumbline/workflows';
import { holdersOf, holdersSql, holderValues, type Standing, throughPosts } from './holders.ts';
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
  readonly standings: readonly Standing[];
  /** The record's unit and those above it. */
  readonly units: readonly number[];
  readonly today: string;
}

/** Steps of people that a state waits for: those of the main road, or, where none leaves it, all that do. */
const awaitedSteps = (workflow: Workflow, state: string): readonly Step[] => {
  const leaving = Object.values(workflow.steps).filter((step) => !step.system && toList(step.from).includes(state));
  const main = leaving.filter((step) => step.main);
  return main.length > 0 ? main : leaving;
};

/** Persons whom separation of duties keeps from the step that a state waits for. */
const barred = ({ workflow, state, standings }: Waiting): readonly number[] => {
  const relations = awaitedSteps(workflow, state).flatMap(({ permission }) =>
    permission === undefined ? [] : (workflow.separation[permission] ?? []),
  );
  return standings.filter(({ relation }) => relations.includes(relation)).map(({ person_id }) => person_id);
};

/** Whose turn it is, and whoever else could do the step through a post. */
const candidates = ({ workflow, state, standings, dueOn }: Waiting) => {
  const { turn: wanted = [], turnFrom } = workflow.states[state] ?? {};
  const turn = turnFrom === 'dueDay' && dueOn === null ? [] : wanted;
  const others = turn.length === 0 ? [] : awaitedSteps(workflow, state).flatMap(({ by }) => toList(by));
  return { turn: holdersOf(workflow, standings, turn), other: holdersOf(workflow, standings, others) };
};

/** Values of a statement that rewrites a record's 待办, and whether it has to look at posts for them. */
export interface TodoWrite {
  readonly values: Readonly<Record<string, unknown>>;
  readonly turnPosts: boolean;
  readonly otherPosts: boolean;
}

/** What a record's 待办 rows are to be. */
export const todoWrite = (waiting: Waiting): TodoWrite => {
  const { townId, recordId, dueOn, units, today } = waiting;
  const { turn, other } = candidates(waiting);
  return {
    values: {
      town: townId,
      record: recordId,
      dueOn: dueOn ?? never,
      shownFrom: waiting.workflow.states[waiting.state]?.turnFrom === 'dueDay' ? (dueOn ?? never) : always,
      units,
      today,
      barred: barred(waiting),
      ...holderValues('turn', turn),
      ...holderValues('other', other),
    },
    turnPosts: throughPosts(turn),
    otherPosts: throughPosts(other),
  };
};

/**
 * Common table expressions that rewrite a record's 待办: those whose turn it is, less those who may not; where that
 * leaves nobody, whoever may do the step through a post (no case without someone to act).
 */
export const todoSql = ({ turnPosts, otherPosts }: Pick<TodoWrite, 'turnPosts' | 'otherPosts'>): string => `
  turn as (select person_id from (${holdersSql('turn', turnPosts)}) held where person_id <> all(:barred::bigint[])),
  waiting as (
    select person_id from turn
    union
    select person_id from (${holdersSql('other', otherPosts)}) held where person_id <> all(:barred::bigint[]) and not exists (select from turn)),
  gone as (
    delete from todo where town_id = :town::int and record_id = :record::bigint and person_id not in (select person_id from waiting)),
  asked as (
    insert into todo (town_id, person_id, record_id, due_on, shown_from)
    select :town::int, person_id, :record::bigint, :dueOn::date, :shownFrom::date from waiting
    on conflict (town_id, person_id, record_id) do update set due_on = excluded.due_on, shown_from = excluded.shown_from)`;

const rewrite = namedStatement(`with ${todoSql({ turnPosts: true, otherPosts: true })} select`);

/** The statement that rewrites a record's 待办 rows alone. */
export const rewriteTodo = (waiting: Waiting): Statement => rewrite(todoWrite(waiting).values);
