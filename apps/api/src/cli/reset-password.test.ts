import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeHome } from '@plumbline/database/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProcess } from '../testing/process.ts';
import { json } from '../testing/server.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline-reset-password-'));
});
afterAll(() => removeHome(home));

const plumbline = (...args: string[]) => startProcess('cli.ts', args, { PLUMBLINE_HOME: home }).ended;

it('lets the only administrator in again who has no password, beside the running server', async () => {
  const created = await plumbline('town', 'create', '清水镇', '--json');
  const { oneTimePassword } = JSON.parse(created.output) as { oneTimePassword: string };
  const server = startProcess('main.ts', [], { PLUMBLINE_HOME: home });
  try {
    const address = await server.address();
    const signIn = async (password: string) =>
      (await fetch(`${address}/api/auth/sign-in/username`, json({ username: 'admin', password }))).status;
    expect(await signIn(oneTimePassword)).toBe(200);
    const reset = await plumbline('account', 'reset-password', 'admin');
    const [, password = ''] = /admin: (\S+)/.exec(reset.output) ?? [];
    expect([reset.code, await signIn(oneTimePassword), await signIn(password)]).toEqual([0, 401, 200]);
    expect(await plumbline('account', 'reset-password', 'nobody')).toMatchObject({ code: 1, output: '' });
  } finally {
    await server.stop('SIGTERM');
  }
}, 120_000);
