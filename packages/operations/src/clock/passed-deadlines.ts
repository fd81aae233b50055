import { transaction } from '@plumbline/database';
import { type Workflow, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { takeBySystem } from '../record/system-step.ts';
import { type TownFacts, todayOf } from '../town/facts.ts';

/** What the clock does where a state's deadline has passed. */
interface Passing {
  readonly kind: string;
  readonly state: string;
  readonly step: string;
}

const passingOf = ({ name: kind, states, deadlines }: Workflow): readonly Passing[] =>
  Object.entries(states).flatMap(([state, { deadline }]) => {
    const step = deadline === undefined ? undefined : deadlines[deadline]?.passed;
    return step === undefined ? [] : [{ kind, state, step }];
  });

const passings: readonly Passing[] = Object.values(workflows).flatMap(passingOf);

const overdue = namedStatement<{ readonly id: number; readonly place: number }>(`
  select r.id, w.place::int as place
  from unnest(:kinds::text[], :states::text[]) with ordinality as w (kind, state, place)
  join record r on r.town_id = :town::int and r.kind = w.kind and r.state = w.state and r.due_on < :today::date
  order by r.id`);

/**
 * Takes the system's steps of deadlines whose day is over in the town: a defence lapses, an effect ends by itself. At any
 * hour, each exactly once: a record is looked at again once it is locked, and whoever comes second finds it moved.
 * @returns how many records were moved
 * @throws AggregateError of what went wrong, once every other record has been moved
 */
export const takePassed = async (deps: Deps, town: TownFacts): Promise<number> => {
  const today = todayOf(town, deps.clock());
  const found = await transaction(deps.pool, { townId: town.id, personId: null, as: 'clock' }, (tx) =>
    tx.run(
      overdue({
        town: town.id,
        kinds: passings.map(({ kind }) => kind),
        states: passings.map(({ state }) => state),
        today,
      }),
    ),
  );
  const failures: unknown[] = [];
  let count = 0;
  for (const { id, place } of found) {
    const passing = passings[place - 1];
    if (passing === undefined) throw new Error(`There is no passing deadline ${place}.`);
    try {
      const answer = await takeBySystem(deps, town.id, id, passing.step, {}, (_tx, { record }, now) =>
        record.state === passing.state && record.due_on < now.today ? {} : null,
      );
      if (answer.ok) count += 1;
      else if (answer.why === 'faults')
        failures.push(new Error(`${passing.kind}.${passing.step} is refused at its day.`));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some deadlines passed without what follows from them.');
  return count;
};
