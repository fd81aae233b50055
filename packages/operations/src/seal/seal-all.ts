import type { Deps } from '../deps.ts';
import { listTowns } from '../town/create-town.ts';
import type { Sealer } from './sealer.ts';
import { signDay } from './sign-day.ts';

/**
 * What a worker does about the record every second: seals what waits in every town, and signs where its chains stand once a
 * day, after a look at every event of the town.
 * @returns how many events were sealed
 * @throws AggregateError of what went wrong, once every town has had its turn
 */
export const sealAll = async (deps: Deps, sealer: Sealer): Promise<number> => {
  const failures: unknown[] = [];
  let sealed = 0;
  for (const { id } of await listTowns(deps)) {
    try {
      sealed += (await sealer.seal(id)) ?? 0;
      await signDay(deps, id, () => sealer.seal(id, { all: true }));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The record could not be sealed everywhere.');
  return sealed;
};
