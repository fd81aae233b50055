import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '../testing/people.ts';
import { administrator, cookieOf, json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await hire(server, { login: 'wangli', password: administrator.password });
});
afterAll(() => server?.close());

const phone =
  'Mozilla/5.0 (Linux; Android 12; V2130A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0 Mobile Safari/537.36 MicroMessenger/8.0.30';
const desk =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36';

const signIn = async (agent: string, username = 'admin') => {
  const { password } = administrator;
  return cookieOf(
    await server.send('/api/auth/sign-in/username', json({ username, password }, { 'user-agent': agent })),
  );
};
const isSignedIn = async (cookie: string) => (await server.graphql({ cookie }, '{ viewer { scope } }')).status === 200;

interface Listed {
  readonly id: string;
  readonly device: string;
  readonly since: string;
  readonly lastActive: string;
  readonly current: boolean;
}

const list = async (cookie: string): Promise<Listed[]> => {
  const headers = { cookie, 'accept-language': 'zh-CN' };
  const answer = await server.send('/api/auth/list-sessions', { headers });
  return ((await answer.json()) as { sessions: Listed[] }).sessions;
};
const end = (cookie: string, id: string) => server.send('/api/auth/revoke-session', json({ id }, { cookie }));

describe('the own sessions', () => {
  it('are listed with the device in words and this one marked, without what would open them', async () => {
    const [here, there] = [await signIn(desk), await signIn(phone)];
    const sessions = await list(here);
    expect(sessions.filter(({ current }) => current)).toMatchObject([{ device: 'Windows 电脑 · Chrome' }]);
    expect(sessions.map(({ device }) => device)).toContain('安卓手机 · 微信');
    const token = /session_token=([^.;]+)/.exec(there)?.[1] ?? 'x';
    const answer = await server.send('/api/auth/list-sessions', { headers: { cookie: here } });
    expect(await answer.text()).not.toContain(token);
  });

  it('are ended one by one, at once', async () => {
    const [here, there] = [await signIn(desk), await signIn(phone)];
    expect(await isSignedIn(there)).toBe(true);
    const theirs = (await list(there)).find(({ current }) => current)?.id ?? '';
    expect((await end(here, theirs)).status).toBe(200);
    expect([await isSignedIn(there), await isSignedIn(here)]).toEqual([false, true]);
  });

  it('are ended all but this one', async () => {
    const [here, ...others] = [await signIn(desk), await signIn(phone), await signIn(phone)];
    for (const other of others) expect(await isSignedIn(other)).toBe(true);
    expect((await server.send('/api/auth/revoke-other-sessions', json({}, { cookie: here ?? '' }))).status).toBe(200);
    expect(await Promise.all([here ?? '', ...others].map(isSignedIn))).toEqual([true, false, false]);
    expect(await list(here ?? '')).toHaveLength(1);
  });

  it('are nobody else’s: another person’s session answers as a missing one', async () => {
    const [here, theirs] = [await signIn(desk), await signIn(phone, 'wangli')];
    const id = (await list(theirs))[0]?.id ?? '';
    const [foreign, missing] = [await end(here, id), await end(here, 'nothing')];
    expect([foreign.status, await foreign.text()]).toEqual([missing.status, await missing.text()]);
    expect(await isSignedIn(theirs)).toBe(true);
  });

  it('are not for programs', async () => {
    const { townId, personId } = server;
    const key = await server.product.accounts.createApiKey({ townId, personId, name: 'program' });
    const headers = { authorization: `Bearer ${key}` };
    for (const path of ['list-sessions', 'api-key/list'])
      expect((await server.send(`/api/auth/${path}`, { headers })).status).toBe(401);
    for (const path of ['revoke-other-sessions', 'api-key/create', 'two-factor/enable', 'change-password'])
      expect([
        path,
        (
          await server.send(
            `/api/auth/${path}`,
            json({ name: 'x', password: 'x', currentPassword: 'x', newPassword: 'y' }, headers),
          )
        ).status,
      ]).toEqual([path, 401]);
  });
});

describe('a session', () => {
  const age = (cookie: string, created: string, updated: string) => {
    const token = decodeURIComponent(/session_token=([^.;]+)/.exec(cookie)?.[1] ?? '');
    return server.database.auth.query(
      `update auth."session" set "createdAt" = now() - $2::interval, "updatedAt" = now() - $3::interval,
         "expiresAt" = least("expiresAt", now() - $3::interval + interval '7 days') where "token" = $1`,
      [token, created, updated],
    );
  };

  it('ends when nothing happened in it for a week', async () => {
    const [idle, used] = [await signIn(desk), await signIn(desk)];
    await age(idle, '8 days', '7 days 1 minute');
    await age(used, '8 days', '6 days 23 hours');
    expect([await isSignedIn(idle), await isSignedIn(used)]).toEqual([false, true]);
  });

  it('moves its end on while it is used, and never past thirty days', async () => {
    const cookie = await signIn(desk);
    await age(cookie, '29 days', '1 hour');
    expect(await isSignedIn(cookie)).toBe(true);
    const token = decodeURIComponent(/session_token=([^.;]+)/.exec(cookie)?.[1] ?? '');
    const { rows } = await server.database.auth.query<{ hours: string; idle: string }>(
      `select extract(epoch from "expiresAt" - now()) / 3600 as hours, extract(epoch from now() - "updatedAt") as idle
       from auth."session" where "token" = $1`,
      [token],
    );
    expect(Number(rows[0]?.hours)).toBeGreaterThan(23.9);
    expect(Number(rows[0]?.hours)).toBeLessThanOrEqual(24);
    expect(Number(rows[0]?.idle)).toBeLessThan(60);
  });

  it('is another one after every sign-in and every change of the password', async () => {
    const first = await signIn(desk, 'wangli');
    const second = cookieOf(
      await server.send(
        '/api/auth/sign-in/username',
        json({ username: 'wangli', password: administrator.password }, { cookie: first }),
      ),
    );
    const tokenOf = (cookie: string) => /session_token=([^.;]+)/.exec(cookie)?.[1];
    expect(tokenOf(second)).not.toBe(tokenOf(first));
    const body = { currentPassword: administrator.password, newPassword: 'another-long-one' };
    const third = cookieOf(await server.send('/api/auth/change-password', json(body, { cookie: second })));
    expect(tokenOf(third)).not.toBe(tokenOf(second));
    expect(await Promise.all([first, second, third].map(isSignedIn))).toEqual([false, false, true]);
  });
});
