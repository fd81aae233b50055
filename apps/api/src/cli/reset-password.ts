import { oneTimePassword } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { Refusal } from '../refusal.ts';
import { personWithLogin } from './acting.ts';
import { print, word } from './output.ts';
import { withProduct } from './session.ts';

/**
 * Gives somebody whom no administrator can help a new one-time password: the last one, who forgot theirs or let the first
 * one expire. Whoever has this command has the server; the person finds it among the changes of their account.
 * @param login without its town
 * @throws Refusal where there is no such person, or they have no account
 */
export const resetPasswordCommand = (login: string, { town }: { town?: string }): Promise<void> =>
  withProduct(async ({ product: { deps, accounts } }) => {
    const { townId, personId } = await personWithLogin(deps, login, town);
    const password = oneTimePassword();
    if ((await accounts.resetPassword(townId, personId, password)) === null) throw new Refusal(noAccount, { login });
    print(word(done, { login, password }));
  });

const done: Text = [
  '{login} 的新一次性密码：{password}\n登录已全部退出；首次登录须改成自己的密码，14 天内有效。',
  'New one-time password of {login}: {password}\nAll sessions have ended. It has to be replaced at the first sign-in and is good for 14 days.',
];
const noAccount: Text = ['{login} 没有账号；没有改动。', '{login} has no account; nothing was changed.'];
