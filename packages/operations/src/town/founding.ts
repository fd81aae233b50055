import { readOnce, sqlOf } from '@plumbline/database';
import type { Accounts } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { listTowns, type TownEntry } from './create-town.ts';

/** How far the founding of the first town of a server is. */
export type Founding =
  /** There is no town. */
  | { readonly stage: 'none' }
  /** There is one, but its founding was broken off before anybody could sign in. */
  | { readonly stage: 'unfinished'; readonly town: TownEntry }
  /** Somebody can sign in, or could once. */
  | { readonly stage: 'founded' };

/** Tells whether a server still waits for its first town. */
export const foundingOf = async (deps: Deps, accounts: Pick<Accounts, 'loginsOf'>): Promise<Founding> => {
  const [town, ...others] = await listTowns(deps);
  if (town === undefined) return { stage: 'none' };
  if (others.length > 0) return { stage: 'founded' };
  const scope = { townId: town.id, personId: null };
  const people = await readOnce(
    deps.pool,
    scope,
    sqlOf.selectFrom('person').where('town_id', '=', town.id).select('id').limit(2),
  );
  if (people.length > 1) return { stage: 'founded' };
  const logins = await accounts.loginsOf(
    town.id,
    people.map(({ id }) => id),
  );
  return logins.size > 0 ? { stage: 'founded' } : { stage: 'unfinished', town };
};
