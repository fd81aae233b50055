import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from './testing/process.ts';
import { cookieOf, json } from './testing/server.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline 命令 '));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const plumbline = (...args: string[]) => startProcess('cli.ts', args, { PLUMBLINE_HOME: join(home, 'data') }).ended;

describe('the command line', () => {
  it.each([[['unknown']], [['town', 'create']], [['demo', 'accounts', '--yaml']], [[]]])(
    'ends with 2 on wrong usage, says how it is used, and prints nothing on stdout (%j)',
    async (args) => {
      const { code, output, errors } = await plumbline(...args);
      expect(code).toBe(2);
      expect(output).toBe('');
      expect(errors).toContain('Usage: plumbline');
    },
    30_000,
  );

  it('refuses a calendar that is none, naming the place, before anything is made', async () => {
    const file = join(home, 'calendar.json');
    await writeFile(
      file,
      JSON.stringify({ planYears: [{ title: '2026', startsOn: '2026-08-01', endsOn: '2026-07-31' }] }),
    );
    const { code, errors } = await plumbline('town', 'create', '清水镇', '--calendar', file);
    expect(code).toBe(1);
    expect(errors).toContain('planYears[0].endsOn');
  }, 30_000);

  it('makes a real town that its administrator can sign in to, and works beside the running server', async () => {
    const created = await plumbline('town', 'create', '清水镇', '--json');
    expect(created).toMatchObject({ code: 0 });
    const { username, oneTimePassword } = JSON.parse(created.output) as Record<string, string>;
    expect(username).toBe('qingshuizhen/admin');

    const again = await plumbline('town', 'create', '清水镇');
    expect(again).toMatchObject({ code: 1, output: '' });
    expect(again.errors).toContain('--code');

    const server = startProcess('main.ts', [], { PLUMBLINE_HOME: join(home, 'data') });
    try {
      const address = await server.address();
      const body = { username: 'admin', password: oneTimePassword };
      const signedIn = await fetch(`${address}/api/auth/sign-in/username`, json(body));
      expect(signedIn.status).toBe(200);
      expect(await signedIn.json()).toMatchObject({ user: { mustChangePassword: true } });
      // The same calendar as a town has that is founded in a browser: with the public holidays.
      const national = `${new Date().getFullYear() - 1}-10-01`;
      const asked = await fetch(`${address}/graphql`, {
        ...json({ query: `{ town { calendar(from: "${national}", to: "${national}") { kind } } }` }),
        headers: { 'content-type': 'application/json', cookie: cookieOf(signedIn) },
      });
      expect(await asked.json()).toEqual({ data: { town: { calendar: [{ kind: 'HOLIDAY' }] } } });

      const doctor = await plumbline('doctor', '--json');
      expect(doctor.code).toBe(0);
      expect(JSON.parse(doctor.output)).toMatchObject({ towns: 1, disagreements: [] });

      const migration = await plumbline('migrate');
      expect(migration).toMatchObject({ code: 1, output: '' });
      expect(migration.errors).toContain('running server');

      const accounts = await plumbline('demo', 'accounts', '--json');
      expect(accounts).toMatchObject({ code: 1, output: '' });
      expect(accounts.errors).toContain('demo load');
    } finally {
      expect(await server.stop('SIGTERM')).toBe(0);
    }
    expect((await plumbline('migrate')).code).toBe(0);
  }, 120_000);
});
