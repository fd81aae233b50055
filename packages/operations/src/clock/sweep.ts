import type { Deps } from '../deps.ts';
import { listTowns } from '../town/create-town.ts';
import { townFacts } from '../town/facts.ts';
import { doDailyDuties } from './daily-duties.ts';
import { takePassed } from './passed-deadlines.ts';
import { remind } from './remind.ts';

/**
 * What the clock does every few seconds: in every town its duties of the day, what follows from deadlines that have
 * passed, and the reminders that have come due.
 * Any number of workers may sweep at once, and any of them may die at any moment.
 * @returns how many reminders were written, with those that were passed over
 * @throws AggregateError of what went wrong, once everything else has been done
 */
export const sweep = async (deps: Deps): Promise<{ written: number }> => {
  const failures: unknown[] = [];
  let written = 0;
  for (const { id } of await listTowns(deps)) {
    for (const act of [doDailyDuties, takePassed]) {
      try {
        await act(deps, await townFacts(deps, id));
      } catch (error) {
        failures.push(error);
      }
    }
    try {
      written += await remind(deps, await townFacts(deps, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The clock could not do all that was due.');
  return { written };
};
