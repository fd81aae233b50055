import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, cookieOf, json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server?.close());

const signIn = (username: string, password: string, headers: Record<string, string> = {}) =>
  server.send('/api/auth/sign-in/username', json({ username, password }, headers));

const asks = (credentials: Record<string, string>) => server.graphql(credentials, '{ viewer { person { name } } }');

describe('signing in', () => {
  it('takes the login alone, or with the town before it, in any case', async () => {
    for (const username of ['admin', 'ADMIN', 'baishui/admin', ' Ｂaishui/Admin ']) {
      const answer = await signIn(username, administrator.password);
      expect(answer.status).toBe(200);
      expect(await asks({ cookie: cookieOf(answer) })).toMatchObject({ status: 200 });
    }
  });

  it('is known by its cookie, whatever else the browser keeps for this computer', async () => {
    const cookie = cookieOf(await signIn('admin', administrator.password));
    for (const sent of [`theme=dark; ${cookie}`, `theme=dark;${cookie}`, `${cookie}; theme=dark`])
      expect(await asks({ cookie: sent })).toMatchObject({ status: 200 });
    expect(await asks({ cookie: `not-${cookie}` })).toMatchObject({ status: 401 });
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const [cookie] = (await signIn('admin', administrator.password)).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  it.each([
    ['admin', 'wrong'],
    ['nobody', 'wrong'],
    ['baishui/nobody', 'wrong'],
    ['', ''],
    ["' or 1=1 --", 'x'],
  ])('answers a wrong name and a wrong password alike (%j)', async (username, password) => {
    const answer = await signIn(username, password, { 'accept-language': 'zh-CN' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      code: 'INVALID_USERNAME_OR_PASSWORD',
      message: expect.stringContaining('用户名或密码不对'),
    });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('asks for the town where two towns have the login', async () => {
    const { accounts } = server.product;
    const person = { personId: 1, login: 'zhou', password: 'another-password', mustChange: false };
    await accounts.create({ ...person, townId: 999, townCode: 'heishui' });
    await accounts.create({ ...person, townId: 998, townCode: 'lvshui' });
    const answer = await signIn('zhou', 'another-password');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'TOWN_REQUIRED' });
    expect((await signIn('lvshui/zhou', 'another-password')).status).toBe(200);
  });

  it('lets one address guess ten times, and locks nobody else out', async () => {
    const { accounts } = server.product;
    await accounts.create({
      townId: 997,
      townCode: 'huangshui',
      personId: 1,
      login: 'target',
      password: 'the-right-password',
      mustChange: false,
    });
    const statuses = [];
    for (let guess = 0; guess < 11; guess += 1) statuses.push((await signIn('target', `wrong ${guess}`)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const refused = await signIn('target', 'the-right-password');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600);
    expect((await signIn('admin', administrator.password)).status).toBe(200);
  });

  it('counts guesses that are sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => signIn('someone-else', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('has no way to sign up, and opens no other address of the library', async () => {
    for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user', 'is-username-available']) {
      const answer = await server.send(
        `/api/auth/${path}`,
        json({ email: 'a@b.cn', password: 'x'.repeat(12), name: 'a' }),
      );
      expect(answer.status).toBe(404);
    }
  });

  it('refuses what another site sends', async () => {
    const answer = await signIn('admin', administrator.password, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'FOREIGN_ORIGIN' });
  });

  it('refuses characters that cannot be stored', async () => {
    const answer = await signIn('admin\u0000', 'x');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('body.username'),
    });
  });
});

describe('a session', () => {
  it('ends at once with signing out, whatever was remembered', async () => {
    const cookie = await server.signIn();
    expect((await asks({ cookie })).status).toBe(200);
    expect((await server.send('/api/auth/sign-out', json({}, { cookie }))).status).toBe(200);
    expect((await asks({ cookie })).status).toBe(401);
  });

  it('cannot be forged', async () => {
    const cookie = await server.signIn();
    const forged = cookie.replace(/\.[^.;]+(;|$)/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D$1');
    expect(forged).not.toBe(cookie);
    expect((await asks({ cookie: forged })).status).toBe(401);
  });

  it('tells who is signed in, and nobody otherwise', async () => {
    const cookie = await server.signIn();
    const session = await (await server.send('/api/auth/get-session', { headers: { cookie } })).json();
    expect(session).toMatchObject({ user: { townId: server.townId, personId: server.personId } });
    expect(await (await server.send('/api/auth/get-session')).json()).toBeNull();
  });
});

describe('a one-time password', () => {
  it('lets one look but change nothing until it is replaced, which ends all other sessions', async () => {
    const password = 'k7mp-x2qd-9wra';
    await server.product.accounts.resetPassword(server.townId, server.personId, password);
    const cookie = await server.signIn('admin', password);
    const other = await server.signIn('admin', password);
    expect((await asks({ cookie })).status).toBe(200);
    const refused = await server.graphql({ cookie }, 'mutation { markCopyRead(record: "x") }');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'PASSWORD_CHANGE_REQUIRED' } }] });

    const change = (newPassword: string, currentPassword = password) =>
      server.send('/api/auth/change-password', json({ currentPassword, newPassword }, { cookie }));
    expect(await (await change('short')).json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
    expect(await (await change(password)).json()).toMatchObject({ code: 'PASSWORD_UNCHANGED' });
    expect(await (await change('admin-2026!')).json()).toMatchObject({ code: 'PASSWORD_COMMON' });
    expect(await (await change(administrator.password, 'wrong')).json()).toMatchObject({ code: 'INVALID_PASSWORD' });
    const changed = await change(administrator.password);
    expect(changed.status).toBe(200);
    expect((await asks({ cookie: other })).status).toBe(401);
    const accepted = await server.graphql({ cookie: cookieOf(changed) }, 'mutation { markCopyRead(record: "x") }');
    expect(accepted.status).not.toBe(403);
  });
});

describe('an API key', () => {
  it('opens the door for a program until it is withdrawn', async () => {
    const cookie = await server.signIn();
    const created = await server.send('/api/auth/api-key/create', json({ name: 'county' }, { cookie }));
    const { id, key } = (await created.json()) as { id: string; key: string };
    expect(key).toMatch(/^plumbline_/);
    const authorization = `Bearer ${key}`;
    expect((await asks({ authorization })).status).toBe(200);
    const list = await (await server.send('/api/auth/api-key/list', { headers: { cookie } })).text();
    expect(list).not.toContain(key);
    const withdrawn = await server.send('/api/auth/api-key/delete', json({ keyId: id }, { cookie }));
    expect(withdrawn.status).toBe(200);
    expect((await asks({ authorization })).status).toBe(401);
  });

  it('is refused where it is none', async () => {
    for (const authorization of [
      'Bearer plumbline_no',
      'Bearer ',
      'Basic YWRtaW46YWRtaW4=',
      `Bearer ${'x'.repeat(5000)}`,
    ]) {
      expect((await asks({ authorization })).status).toBe(401);
    }
  });
});
