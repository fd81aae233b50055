import type { Text } from '@plumbline/terms';
import { Refusal } from '../refusal.ts';
import { personWithLogin } from './acting.ts';
import { print, word } from './output.ts';
import { withProduct } from './session.ts';

/**
 * Takes the second factor of somebody whom no administrator can help: the last one, who lost phone and backup codes.
 * Whoever has this command has the server; the person finds it among the changes of their account.
 * @param login without its town
 * @throws Refusal where there is no such person, or no second factor
 */
export const resetSecondFactorCommand = (login: string, { town }: { town?: string }): Promise<void> =>
  withProduct(async ({ product: { deps, accounts } }) => {
    const { townId, personId } = await personWithLogin(deps, login, town);
    const reset = await accounts.resetSecondFactor(townId, personId, null);
    if (reset === null) throw new Refusal(nothingToReset, { login });
    print(word(done, { login }));
  });

const done: Text = [
  '{login} 的二次验证已重置，登录已全部退出。下次用密码登录后要重新设置。',
  'The second factor of {login} was reset and all sessions have ended. It has to be set up anew after the next sign-in.',
];
const nothingToReset: Text = [
  '{login} 没有账号，或还没有设置二次验证；没有改动。',
  '{login} has no account, or has set up no second factor; nothing was changed.',
];
