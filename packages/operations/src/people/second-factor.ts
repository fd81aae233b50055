import type { Role } from '@plumbline/terms';
import type { Accounts } from '../accounts.ts';
import { type Answer, refuse } from '../problem.ts';
import { allows } from '../rights/declare.ts';
import { personRights } from '../rights/person.ts';
import type { Viewer } from '../viewer.ts';
import { notAdministrator } from './rights.ts';

/** Posts that decide what befalls somebody. */
const deciding: readonly Role[] = ['groupHead', 'groupDeputy', 'groupMember', 'partySecretary', 'partyMember'];

/** Posts that administer accounts. */
const administering: readonly Role[] = ['admin'];

/** So many days a new account of academic affairs may work without it: a town is set up before every phone is. */
const daysOfGrace = 7;

const dayInMs = 86_400_000;

/**
 * From when on somebody changes nothing without a second factor, by the posts they hold today: who decides consequences
 * always, who administers from the eighth day of the account.
 * @param accountSince when the account was made
 * @returns nothing where no post needs it
 */
export const secondFactorFrom = (posts: readonly { readonly role: Role }[], accountSince: Date): Date | null => {
  const holds = (roles: readonly Role[]) => posts.some(({ role }) => roles.includes(role));
  if (holds(deciding)) return accountSince;
  return holds(administering) ? new Date(accountSince.getTime() + daysOfGrace * dayInMs) : null;
};

/**
 * Takes the second factor of somebody who has lost their phone and their backup codes, so that they set it up anew. Ends
 * their sessions, and is written down where they see it. Nobody takes their own: whoever has stolen a session would.
 */
export const resetSecondFactor = async (
  accounts: Accounts,
  viewer: Viewer,
  personId: number,
): Promise<Answer<{ personId: number }>> => {
  if (!allows(personRights.acts.openAccount, viewer)) return notAdministrator(viewer);
  if (personId === viewer.personId)
    return refuse(
      viewer.locale,
      'NotAllowed',
      [
        '自己的二次验证不能自己重置；请用备用码登录后在“我的账号”里更换，或请另一位管理员重置',
        'Nobody resets their own second factor; sign in with a backup code and change it under “My account”, or ask another administrator',
      ],
      { path: ['person'] },
    );
  const reset = await accounts.resetSecondFactor(viewer.townId, personId, viewer.personId);
  if (reset === null)
    return refuse(
      viewer.locale,
      'NotFound',
      ['这个人没有账号，或还没有设置二次验证', 'This person has no account, or has not set up a second factor'],
      { path: ['person'] },
    );
  return { ok: true, personId };
};
