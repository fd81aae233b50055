import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';

/** Puts into a person's inbox that somebody replaced their password; under “My account” they see who. */
export const tellOfReset = (deps: Deps, townId: number, personId: number): Promise<unknown> => {
  const at = deps.clock();
  return transaction(deps.pool, { townId, personId: null, as: 'step' }, (tx) =>
    tx.run(
      sqlOf
        .insertInto('notification')
        .values({ town_id: townId, person_id: personId, key: `account:${at.toISOString()}`, kind: 'account', at })
        // Twice within a millisecond is told once.
        .onConflict((conflict) => conflict.doNothing()),
    ),
  );
};
