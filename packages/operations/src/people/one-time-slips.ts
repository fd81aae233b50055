import { readOnce, sqlOf } from '@plumbline/database';
import type { Accounts } from '../accounts.ts';
import type { Deps } from '../deps.ts';
import { type Answer, type Problem, refuseInput } from '../problem.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { createAccount } from './people.ts';
import { resetPassword } from './reset-password.ts';
import { proposeLogin } from './roster/propose-login.ts';

/** Whom a slip is for, with the one-time password that is told once and kept nowhere. */
export interface OneTimeSlip {
  readonly personId: number;
  readonly name: string;
  /** Where the person holds their first post today. */
  readonly unit: string | null;
  readonly login: string;
  readonly oneTimePassword: string;
}

/** So many people get a new one-time password at a time: each costs a slow hash. */
const mostSlips = 200;

interface Row {
  readonly id: number;
  readonly name: string;
  readonly staff_no: string | null;
}

const readPeople = async (deps: Deps, viewer: Viewer, personIds: readonly number[]) => {
  const { townId } = viewer;
  const town = await townFacts(deps, townId);
  const today = todayOf(town, deps.clock());
  const [people, posts] = await Promise.all([
    readOnce<Row>(
      deps.pool,
      viewer,
      sqlOf
        .selectFrom('person')
        .where('town_id', '=', townId)
        .where('id', 'in', [...personIds])
        .select(['id', 'name', 'staff_no']),
    ),
    readOnce<{ person_id: number; unit_id: number }>(
      deps.pool,
      viewer,
      sqlOf
        .selectFrom('post')
        .where('town_id', '=', townId)
        .where('person_id', 'in', [...personIds])
        .where('from_on', '<=', today)
        .where('to_on', '>=', today)
        .select(['person_id', 'unit_id'])
        .orderBy('id'),
    ),
  ]);
  const unitOf = (personId: number): string | null => {
    const post = posts.find(({ person_id }) => person_id === personId);
    return post === undefined ? null : (town.units.get(post.unit_id)?.name ?? null);
  };
  return { people, unitOf };
};

/** Gives somebody without an account one, under a login that nobody has. */
const openAccount = async (
  deps: Deps,
  accounts: Accounts,
  viewer: Viewer,
  { id, name, staff_no }: Row,
): Promise<Answer<{ login: string; oneTimePassword: string }>> => {
  const taken = await readOnce<{ login: string | null }>(
    deps.pool,
    viewer,
    sqlOf.selectFrom('person').where('town_id', '=', viewer.townId).where('login', 'is not', null).select('login'),
  );
  const logins = new Set(taken.map(({ login }) => login));
  const login = proposeLogin(name, staff_no ?? String(id), (one) => logins.has(one));
  const account = await createAccount(deps, accounts, viewer, id, login);
  return account.ok ? { ok: true, login, oneTimePassword: account.oneTimePassword } : account;
};

/**
 * Gives people new one-time passwords, to be handed out on slips; whoever has no account gets one. The former password
 * and all sessions of a person end. Each person by themselves: what was refused for one is told, the others go on.
 * @param personIds at most 200
 * @returns slips in the order asked for, and problems by the place in it
 */
export const oneTimeSlips = async (
  deps: Deps,
  accounts: Accounts,
  viewer: Viewer,
  personIds: readonly number[],
): Promise<Answer<{ slips: readonly OneTimeSlip[]; problems: readonly Problem[] }>> => {
  const asked = [...new Set(personIds)];
  if (asked.length === 0 || asked.length > mostSlips)
    return refuseInput(viewer.locale, [
      {
        path: ['people'],
        text: [
          `选了 ${asked.length} 人，应为 1 到 ${mostSlips} 人；请分几次`,
          `${asked.length} people were chosen; 1 to ${mostSlips} were expected, so do it in parts`,
        ],
      },
    ]);
  const { people, unitOf } = await readPeople(deps, viewer, asked);
  const slips: OneTimeSlip[] = [];
  const problems: Problem[] = [];
  for (const [at, personId] of asked.entries()) {
    const person = people.find(({ id }) => id === personId);
    const login = await accounts.loginOf(viewer.townId, personId);
    const made: Answer<{ login?: string; oneTimePassword: string }> =
      person === undefined || login !== null
        ? await resetPassword(deps, accounts, viewer, personId)
        : await openAccount(deps, accounts, viewer, person);
    if (made.ok) {
      const name = person?.name ?? '';
      const own = made.login ?? login ?? '';
      slips.push({ personId, name, unit: unitOf(personId), login: own, oneTimePassword: made.oneTimePassword });
    } else problems.push(...made.problems.map((problem) => ({ ...problem, path: ['people', String(at)] })));
  }
  return { ok: true, slips, problems };
};
