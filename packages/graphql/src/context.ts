import type { Accounts, Deps, TownFacts, Viewer } from '@plumbline/operations';
import { todayOf, townFacts } from '@plumbline/operations';
import { type Names, namesLoader } from './names.ts';

/** What every resolver works with: who asks, and what seldom changes about their town. */
export interface GraphqlContext {
  readonly deps: Deps;
  readonly accounts: Accounts;
  readonly viewer: Viewer;
  readonly mustChangePassword: boolean;
  readonly town: TownFacts;
  readonly today: string;
  readonly names: Names;
  /** Where people open the product, without a path; `null` where nobody said. */
  readonly address: string | null;
}

/** Makes the context of one request. */
export const createContext = async (
  given: Pick<GraphqlContext, 'deps' | 'accounts' | 'viewer' | 'mustChangePassword'> & { readonly address?: string },
): Promise<GraphqlContext> => {
  const town = await townFacts(given.deps, given.viewer.townId);
  const { address = null } = given;
  return {
    ...given,
    address,
    town,
    today: todayOf(town, given.deps.clock()),
    names: namesLoader(given.deps, given.viewer),
  };
};
