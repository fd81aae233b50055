import { moe2021 } from './moe-2021.ts';
import type { LawProfile } from './profile.ts';

/** Every law profile that a plan year may work under, by id. */
export const lawProfiles: Readonly<Record<string, LawProfile>> = { [moe2021.id]: moe2021 };

/** Clauses of the plan that a profile's rules overtake: suspended by law in the register, not missed. */
export const suspendedClauses = ({ rules }: LawProfile): ReadonlySet<string> =>
  new Set(rules.flatMap(({ overtakes }) => overtakes));
