import { type Statement, sqlOf } from '@plumbline/database';
import { type Step, toList, type Workflow } from '@plumbline/workflows';
import { sql } from 'kysely';
import { type Decided, holders, never } from './writes.ts';

/** Steps of the main road that leave a state. */
const mainSteps = (workflow: Workflow, state: string): readonly Step[] =>
  Object.values(workflow.steps).filter((step) => step.main && toList(step.from).includes(state));

/** Persons whom separation of duties keeps from the step that a state waits for. */
const barred = ({
  workflow,
  position,
  assignments,
}: Pick<Decided, 'workflow' | 'position' | 'assignments'>): readonly number[] => {
  const relations = mainSteps(workflow, position.state).flatMap(({ permission }) =>
    permission === undefined ? [] : (workflow.separation[permission] ?? []),
  );
  return assignments.filter(({ relation }) => relations.includes(relation)).map(({ person_id }) => person_id);
};

/**
 * Rewrites the 待办 rows of a record: those whose turn it is, less those who may not;
 * where that leaves nobody, whoever may do the step through a post (no case without someone to act).
 */
export const writeTodo = (
  decided: Pick<Decided, 'workflow' | 'viewer' | 'recordId' | 'position' | 'dueOn' | 'assignments' | 'units' | 'today'>,
): readonly Statement[] => {
  const { workflow, viewer, recordId, position, dueOn } = decided;
  const turn = workflow.states[position.state]?.turn ?? [];
  const cleared = sqlOf
    .deleteFrom('todo')
    .where('town_id', '=', viewer.townId)
    .where('record_id', '=', recordId)
    .compile();
  if (turn.length === 0) return [cleared];
  const excluded = barred(decided);
  const others = mainSteps(workflow, position.state).flatMap(({ by }) => toList(by));
  return [
    cleared,
    sql`with turn as (select person_id from (${holders(decided, turn)}) as held where person_id <> all(${[...excluded]}::bigint[])),
      others as (select person_id from (${holders(decided, others)}) as held where person_id <> all(${[...excluded]}::bigint[]) and not exists (select from turn))
      insert into todo (town_id, person_id, record_id, due_on)
      select ${viewer.townId}::int, person_id, ${recordId}::bigint, ${dueOn ?? never}::date from (select * from turn union select * from others) as people`.compile(
      sqlOf,
    ),
  ];
};
