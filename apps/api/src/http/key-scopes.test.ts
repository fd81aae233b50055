import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hire } from '../testing/people.ts';
import { json, type TestServer, testServer } from '../testing/server.ts';

const password = 'a-long-password';

let server: TestServer;
let admin: string;
let teacher: string;
beforeAll(async () => {
  server = await testServer();
  await hire(server, { login: 'wangli', password, role: 'teacher' });
  await hire(server, { login: 'robot', password, role: 'integrator' });
  admin = await server.signIn();
  teacher = await server.signIn('wangli', password);
});
afterAll(() => server?.close());

const make = (cookie: string, body: object) => server.send('/api/auth/api-key/create', json(body, { cookie }));
const keyWith = async (cookie: string, body: object): Promise<{ id: string; authorization: string }> => {
  const answer = await make(cookie, { name: 'program', ...body });
  if (!answer.ok) throw new Error(await answer.text());
  const { id, key } = (await answer.json()) as { id: string; key: string };
  return { id, authorization: `Bearer ${key}` };
};
const codeOf = async (answer: Response): Promise<[number, string]> => {
  const body = (await answer.json()) as { code?: string; errors?: { extensions: { code: string } }[] };
  return [answer.status, body.code ?? body.errors?.[0]?.extensions.code ?? ''];
};

describe('a key with scopes', () => {
  it('opens what it was made for, and names what it lacks otherwise', async () => {
    const { authorization } = await keyWith(admin, { scopes: ['exams:read'] });
    const open = await server.graphql({ authorization }, '{ exams { totalCount } }');
    expect(await open.json()).toEqual({ data: { exams: { totalCount: 0 } } });
    const closed = await server.graphql({ authorization }, '{ exams { totalCount } sanctions { totalCount } }');
    expect(closed.status).toBe(403);
    expect(await closed.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('sanctions:read'),
          extensions: { code: 'SCOPE_MISSING', scope: 'sanctions:read' },
        },
      ],
    });
    const written = await server.graphql({ authorization }, 'mutation { markCopyRead(record: "x") }');
    expect(await codeOf(written)).toEqual([403, 'SCOPE_MISSING']);
  });

  it('is not opened further by a name that no operation has', async () => {
    const { authorization } = await keyWith(admin, { scopes: ['own:read'] });
    const query = 'mutation { saveQuery(input: {list: "keys", name: "x", filter: "{}"}) { problems { code } } }';
    const answer = await server.send('/graphql', json({ query, operationName: 'other' }, { authorization }));
    expect(await codeOf(answer)).toEqual([400, 'OPERATION_RESOLUTION_FAILURE']);
    const saved = await server.graphql({ cookie: admin }, '{ savedQueries(list: "keys") { name } }');
    expect(await saved.json()).toEqual({ data: { savedQueries: [] } });
  });

  it('is held to them at every address that answers for somebody', async () => {
    const { authorization } = await keyWith(admin, { scopes: ['own:read'] });
    const addresses: [string, string][] = [
      ['GET', '/api/ledger.xlsx'],
      ['GET', '/api/comparison.xlsx'],
      ['GET', '/api/dossier'],
      ['POST', '/api/person-data'],
      ['GET', '/api/audit/export'],
      ['GET', '/api/staff-template.xlsx'],
      ['POST', '/api/import/staff'],
      ['GET', '/files/x'],
      ['POST', '/files'],
      ['POST', '/api/import/findings'],
      ['POST', '/api/import/findings/marked'],
      ['POST', '/api/import/scores'],
      ['POST', '/api/import/roster/marked'],
      ['GET', '/api/import/jobs/x'],
      ['DELETE', '/api/import/jobs/x'],
    ];
    for (const [method, path] of addresses) {
      const answer = await server.send(path, { method, headers: { authorization } });
      expect([method, path, ...(await codeOf(answer))]).toEqual([method, path, 403, 'SCOPE_MISSING']);
    }
    const reading = await keyWith(admin, { scopes: ['rectification:read'] });
    const ledger = await server.send('/api/ledger.xlsx', { headers: { authorization: reading.authorization } });
    expect(ledger.status).toBe(200);
  });

  it('lasts ninety days where nobody says otherwise, and at most 366', async () => {
    const { authorization } = await keyWith(admin, {});
    expect(authorization).toBeTruthy();
    const listed = await server.send('/api/auth/api-key/list', { headers: { cookie: admin } });
    const { keys } = (await listed.json()) as { keys: { expiresAt: string; createdAt: string; scopes: string[] }[] };
    const days = keys.map(({ expiresAt, createdAt }) => (Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000);
    for (const each of days) expect(each).toBeCloseTo(90, 2);
    for (const days of [0, 367, 1.5, '90', null])
      expect(await codeOf(await make(admin, { name: 'x', days }))).toEqual([400, 'KEY_EXPIRY_INVALID']);
    expect((await make(admin, { name: 'x', days: 366 })).status).toBe(200);
  });

  it('is refused once its days are over, and once it is withdrawn', async () => {
    const { id, authorization } = await keyWith(admin, { days: 1 });
    await server.database.auth.query(
      `update auth."apikey" set "expiresAt" = now() - interval '1 minute' where id = $1`,
      [id],
    );
    expect((await server.graphql({ authorization }, '{ viewer { scope } }')).status).toBe(401);
    const other = await keyWith(admin, {});
    expect((await server.graphql(other, '{ viewer { scope } }')).status).toBe(200);
    await server.send('/api/auth/api-key/delete', json({ keyId: other.id }, { cookie: admin }));
    expect((await server.graphql({ authorization: other.authorization }, '{ viewer { scope } }')).status).toBe(401);
  });

  it('shows when it was last used', async () => {
    const { id, authorization } = await keyWith(teacher, {});
    const lastUse = async () => {
      const listed = await server.send('/api/auth/api-key/list', { headers: { cookie: teacher } });
      const { keys } = (await listed.json()) as { keys: { id: string; lastUsedAt: string | null }[] };
      return keys.find((key) => key.id === id)?.lastUsedAt;
    };
    expect(await lastUse()).toBeNull();
    await server.graphql({ authorization }, '{ viewer { scope } }');
    expect(Date.now() - Date.parse((await lastUse()) ?? '')).toBeLessThan(60_000);
  });
});

describe('making a key', () => {
  it('is open to everybody for reading, and for writing to academic affairs and accounts for programs', async () => {
    expect((await make(teacher, { name: 'x', scopes: ['exams:read'] })).status).toBe(200);
    expect(await codeOf(await make(teacher, { name: 'x', scopes: ['exams:read', 'exams:write'] }))).toEqual([
      403,
      'SCOPE_NOT_ALLOWED',
    ]);
    for (const cookie of [admin, await server.signIn('robot', password)])
      expect((await make(cookie, { name: 'x', scopes: ['exams:write'] })).status).toBe(200);
  });

  it('takes known scopes and a name only, and never the accounts or everything', async () => {
    for (const scope of ['accounts:write', '*:write', 'exams:delete', 'any', 7])
      expect(await codeOf(await make(admin, { name: 'x', scopes: [scope] }))).toEqual([400, 'SCOPE_UNKNOWN']);
    for (const name of ['', '  ', 'x'.repeat(65), 7])
      expect(await codeOf(await make(admin, { name }))).toEqual([400, 'KEY_NAME_INVALID']);
  });

  it('is nothing that a key can do, nor is administering accounts', async () => {
    const { authorization } = await keyWith(admin, { scopes: ['people:read', 'people:write'] });
    const answer = await server.send('/api/auth/api-key/create', json({ name: 'x' }, { authorization }));
    expect(await codeOf(answer)).toEqual([401, 'UNAUTHORIZED']);
    const reset = 'mutation { resetPassword(input: { person: "x" }) { problems { code } } }';
    expect(await codeOf(await server.graphql({ authorization }, reset))).toEqual([403, 'SCOPE_MISSING']);
    const add = 'mutation { createPerson(input: { name: "新人", login: "xinren" }) { problems { code } } }';
    expect(await codeOf(await server.graphql({ authorization }, add))).toEqual([403, 'SCOPE_MISSING']);
    const plain = await server.graphql(
      { authorization },
      'mutation { createPerson(input: { name: "新人" }) { problems { code } } }',
    );
    expect(await plain.json()).toEqual({ data: { createPerson: { problems: [] } } });
  });
});

describe('the keys of a town', () => {
  const list = 'query { apiKeys { id name start scopes person { name } } }';
  const withdraw = 'mutation($key: ID!) { done: withdrawApiKey(input: { key: $key }) { problems { code } } }';

  it('are seen and withdrawn by academic affairs, without the keys themselves, and by nobody else', async () => {
    const { id, authorization } = await keyWith(teacher, { name: '成绩同步' });
    expect(await (await server.graphql({ cookie: teacher }, list)).json()).toEqual({ data: { apiKeys: null } });
    const seen = await (await server.graphql({ cookie: admin }, list)).text();
    expect(seen).toContain('成绩同步');
    expect(seen).not.toContain(authorization.slice('Bearer '.length));
    const other = await server.graphql({ cookie: await server.signIn('robot', password) }, withdraw, { key: id });
    expect(await other.json()).toEqual({ data: { done: { problems: [{ code: 'NotFound' }] } } });
    expect((await server.graphql({ authorization }, '{ viewer { scope } }')).status).toBe(200);
    const done = await server.graphql({ cookie: admin }, withdraw, { key: id });
    expect(await done.json()).toEqual({ data: { done: { problems: [] } } });
    expect((await server.graphql({ authorization }, '{ viewer { scope } }')).status).toBe(401);
  });

  it('are those of another town as little as any that are not there', async () => {
    const { accounts } = server.product;
    await accounts.create({
      townId: 950,
      townCode: 'heishui',
      personId: 1,
      login: 'zhou',
      password,
      mustChange: false,
    });
    await accounts.createApiKey({ townId: 950, personId: 1, name: '邻镇' });
    const { rows } = await server.database.auth.query<{ id: string }>(
      `select id from auth."apikey" where name = '邻镇'`,
    );
    expect(await (await server.graphql({ cookie: admin }, list)).text()).not.toContain('邻镇');
    const done = await server.graphql({ cookie: admin }, withdraw, { key: rows[0]?.id });
    expect(await done.json()).toEqual({ data: { done: { problems: [{ code: 'NotFound' }] } } });
    expect(rows).toHaveLength(1);
  });
});
