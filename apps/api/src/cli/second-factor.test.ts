import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '@plumbline/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';
import { codeOf } from '../testing/second-factor.ts';
import { cookieOf, json } from '../testing/server.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline-second-factor-'));
});
afterAll(() => removeHome(home));

const plumbline = (...args: string[]) => startProcess('cli.ts', args, { PLUMBLINE_HOME: home }).ended;

it('lets the last administrator in again who lost phone and backup codes, beside the running server', async () => {
  const created = await plumbline('town', 'create', '清水镇', '--json');
  const { oneTimePassword } = JSON.parse(created.output) as { oneTimePassword: string };
  const server = startProcess('main.ts', [], { PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0' });
  try {
    const address = await server.address();
    const post = (path: string, body: object, cookie = '') =>
      fetch(`${address}/api/auth/${path}`, json(body, { cookie }));
    const first = cookieOf(await post('sign-in/username', { username: 'admin', password: oneTimePassword }));
    const password = 'a-password-of-my-own';
    const change = { currentPassword: oneTimePassword, newPassword: password };
    const cookie = cookieOf(await post('change-password', change, first));
    const begun = (await (await post('two-factor/enable', { password }, cookie)).json()) as { secret: string };
    expect((await post('two-factor/verify-totp', { code: codeOf(begun.secret) }, cookie)).status).toBe(200);
    const signIn = async () => (await post('sign-in/username', { username: 'admin', password })).json();
    expect(await signIn()).toMatchObject({ twoFactorRedirect: true });

    expect(await plumbline('account', 'reset-second-factor', 'nobody')).toMatchObject({ code: 1, output: '' });
    expect(await plumbline('account', 'reset-second-factor', 'admin')).toMatchObject({ code: 0 });
    expect(await signIn()).toMatchObject({ user: { twoFactorEnabled: false } });
    expect(await plumbline('account', 'reset-second-factor', 'admin')).toMatchObject({ code: 1, output: '' });
  } finally {
    await server.stop('SIGTERM');
  }
}, 120_000);
