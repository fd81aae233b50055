import type { Accounts, Deps, TownFacts, Viewer } from '@plumbline/operations';
import { todayOf, townFacts } from '@plumbline/operations';
import { type Names, namesLoader } from './names.ts';

/** What every resolver works with: who asks, and what seldom changes about their town. */
export interface GraphqlContext {
  readonly deps: Deps;
  readonly accounts: Accounts;
  readonly viewer: Viewer;
  readonly mustChangePassword: boolean;
  /** Whether codes are asked for when the caller signs in, and whether their posts need that before they change anything. */
  readonly secondFactor: SecondFactor;
  /** What a program's key opens, like `exams:read`; `null` for a person. */
  readonly scopes: ReadonlySet<string> | null;
  readonly town: TownFacts;
  readonly today: string;
  readonly names: Names;
  /** Where people open the product, without a path; `null` where nobody said. */
  readonly address: string | null;
  /** Told of what the caller asked for and did not get for want of a right: the field, and `NotAllowed` or `NotFound`. */
  readonly onRefused?: Refused;
}

/** Keeps a refusal; a record that is hidden is refused as one that never was, also here. */
export type Refused = (field: string, code: string) => void;

/** Where somebody stands with their second factor. */
export interface SecondFactor {
  readonly setUp: boolean;
  /** From when on nothing is changed without it; `null` where the posts need none. */
  readonly from: Date | null;
}

/** Makes the context of one request. */
export const createContext = async (
  given: Pick<GraphqlContext, 'deps' | 'accounts' | 'viewer' | 'mustChangePassword'> &
    Partial<Pick<GraphqlContext, 'secondFactor' | 'scopes' | 'onRefused'>> & { readonly address?: string },
): Promise<GraphqlContext> => {
  const town = await townFacts(given.deps, given.viewer.townId);
  const { address = null, secondFactor = { setUp: false, from: null }, scopes = null } = given;
  return {
    ...given,
    address,
    secondFactor,
    scopes,
    town,
    today: todayOf(town, given.deps.clock()),
    names: namesLoader(given.deps, given.viewer),
  };
};
