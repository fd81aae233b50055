import { encodeId } from '@plumbline/graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hire } from '../testing/people.ts';
import { codeOf } from '../testing/second-factor.ts';
import { administrator, cookieOf, json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({}, undefined, { secondFactor: true });
});
afterAll(() => server?.close());

/** Nobody's codes are spent and nothing is counted yet. */
beforeEach(async () => {
  await server.database.auth.query('delete from auth.guess');
  await server.database.auth.query('delete from auth.used_code');
  await server.database.auth.query('delete from auth."twoFactor"');
  await server.database.auth.query(
    `update auth."user" set "twoFactorEnabled" = false, "createdAt" = now() - interval '8 days'`,
  );
});

const post = (path: string, body: object, cookie = '') => server.send(`/api/auth/${path}`, json(body, { cookie }));
const codeIn = async (answer: Response): Promise<string> => ((await answer.json()) as { code: string }).code;
const { password } = administrator;
const signIn = () => post('sign-in/username', { username: administrator.login, password });
const changes = 'mutation { markCopyRead(record: "x") }';
const isSignedIn = async (cookie: string) => (await server.graphql({ cookie }, '{ viewer { scope } }')).status === 200;

interface Seen {
  readonly town: { readonly today: string };
  readonly viewer: { readonly posts: readonly { readonly unit: { readonly id: string } }[] };
}

interface SetUp {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
  /** The session in which it was set up. */
  readonly cookie: string;
}

const setUp = async (): Promise<SetUp> => {
  const cookie = await server.signIn();
  const begun = (await (await post('two-factor/enable', { password }, cookie)).json()) as Omit<SetUp, 'cookie'>;
  const confirmed = await post('two-factor/verify-totp', { code: codeOf(begun.secret) }, cookie);
  expect(confirmed.status).toBe(200);
  return { ...begun, cookie: cookieOf(confirmed) };
};

/** The cookie of somebody who has given the password and not yet the code. */
const halfway = async (): Promise<string> => cookieOf(await signIn());

describe('a post that needs a second factor', () => {
  it('lets one look but change nothing until codes are set up, by whatever way', async () => {
    const cookie = await server.signIn();
    const look = await server.graphql({ cookie }, '{ viewer { secondFactor { setUp required } } }');
    expect(await look.json()).toEqual({ data: { viewer: { secondFactor: { setUp: false, required: true } } } });
    const refused = await server.graphql({ cookie }, changes);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'SECOND_FACTOR_REQUIRED' } }] });
    for (const path of ['/files', '/api/import/findings', '/api/import/scores']) {
      const answer = await server.send(path, { method: 'POST', headers: { cookie }, body: 'x' });
      expect([path, answer.status, await codeIn(answer)]).toEqual([path, 403, 'SECOND_FACTOR_REQUIRED']);
    }
    expect(await codeIn(await post('api-key/create', { name: 'x' }, cookie))).toBe('SECOND_FACTOR_REQUIRED');
    const { cookie: after } = await setUp();
    expect((await server.graphql({ cookie: after }, changes)).status).toBe(200);
  });

  it('gives a new account of academic affairs seven days, in which no key is made', async () => {
    await server.database.auth.query(`update auth."user" set "createdAt" = now() - interval '6 days'`);
    const cookie = await server.signIn();
    const look = await server.graphql({ cookie }, '{ town { today } viewer { secondFactor { required from } } }');
    const { data } = (await look.json()) as {
      data: { town: { today: string }; viewer: { secondFactor: { required: boolean; from: string } } };
    };
    expect(data.viewer.secondFactor.required).toBe(true);
    expect(data.viewer.secondFactor.from > data.town.today).toBe(true);
    expect((await server.graphql({ cookie }, changes)).status).toBe(200);
    expect(await codeIn(await post('api-key/create', { name: 'x' }, cookie))).toBe('SECOND_FACTOR_REQUIRED');
  });

  it('gives none to whoever decides consequences: it counts from the day the post is held', async () => {
    const personId = await hire(server, { login: 'lisiyu', password });
    const teacher = await server.signIn('lisiyu', password);
    expect((await server.graphql({ cookie: teacher }, changes)).status).toBe(200);
    const { cookie } = await setUp();
    const appoint = `mutation($person: ID!, $unit: ID!, $from: Date!) { appoint(input: {
      person: $person, unit: $unit, role: "groupMember", title: "成员", from: $from }) { problems { message } } }`;
    const look = await server.graphql({ cookie }, '{ town { today } viewer { posts { unit { id } } } }');
    const { data } = (await look.json()) as { data: Seen };
    const post = { person: encodeId('Person', personId), unit: data.viewer.posts[0]?.unit.id, from: data.town.today };
    const done = await server.graphql({ cookie }, appoint, post);
    expect(await done.json()).toEqual({ data: { appoint: { problems: [] } } });
    expect((await server.graphql({ cookie: teacher }, changes)).status).toBe(403);
  });
});

describe('setting codes up', () => {
  it('takes the password, names town and login to the phone, and holds only once a code was right', async () => {
    const cookie = await server.signIn();
    expect(await codeIn(await post('two-factor/enable', { password: 'wrong' }, cookie))).toBe('INVALID_PASSWORD');
    const begun = (await (await post('two-factor/enable', { password }, cookie)).json()) as SetUp;
    const { protocol, hostname, pathname, searchParams } = new URL(begun.uri);
    expect([protocol, hostname]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(pathname)).toBe('/准绳 Plumbline:baishui/admin');
    expect(searchParams.get('secret')).toBe(begun.secret);
    expect(new Set(begun.backupCodes).size).toBe(10);
    expect((await server.graphql({ cookie }, changes)).status).toBe(403);
    expect(await codeIn(await post('two-factor/verify-totp', { code: '000000' }, cookie))).toBe('INVALID_CODE');
    expect(await isSignedIn(cookieOf(await signIn()))).toBe(true);
    expect((await post('two-factor/verify-totp', { code: codeOf(begun.secret) }, cookie)).status).toBe(200);
    expect(await isSignedIn(cookieOf(await signIn()))).toBe(false);
  });

  it('ends all other sessions, since they were opened without a code', async () => {
    const other = await server.signIn();
    const { cookie } = await setUp();
    expect([await isSignedIn(other), await isSignedIn(cookie)]).toEqual([false, true]);
  });

  it('is not begun anew by whoever has only a session', async () => {
    const { cookie } = await setUp();
    expect(await codeIn(await post('two-factor/enable', { password }, cookie))).toBe('TOTP_ALREADY_ENABLED');
  });
});

describe('signing in with codes', () => {
  it('gives no session for the password alone', async () => {
    await setUp();
    const answer = await signIn();
    expect(await answer.clone().json()).toMatchObject({ twoFactorRedirect: true });
    expect(await isSignedIn(cookieOf(answer))).toBe(false);
    expect(cookieOf(answer)).not.toContain('.device=');
  });

  it('takes the code that the phone shows, also typed in full width, and each only once', async () => {
    const { secret } = await setUp();
    const code = codeOf(secret, 1);
    const wide = [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    const first = await post(
      'two-factor/verify-totp',
      { code: `${wide.slice(0, 3)} ${wide.slice(3)}` },
      await halfway(),
    );
    expect(await isSignedIn(cookieOf(first))).toBe(true);
    expect(await codeIn(await post('two-factor/verify-totp', { code }, await halfway()))).toBe('INVALID_CODE');
  });

  it('hears one of two who send the same code at once', async () => {
    const { secret } = await setUp();
    const code = codeOf(secret, 1);
    const cookies = [await halfway(), await halfway()];
    const answers = await Promise.all(cookies.map((cookie) => post('two-factor/verify-totp', { code }, cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('takes a backup code in place of the phone, each only once', async () => {
    const { backupCodes } = await setUp();
    const [code = ''] = backupCodes;
    const typed = { code: ` ${code.toUpperCase()} ` };
    const answer = await post('two-factor/verify-backup-code', typed, await halfway());
    expect(await isSignedIn(cookieOf(answer))).toBe(true);
    await server.database.auth.query('delete from auth.used_code');
    expect(await codeIn(await post('two-factor/verify-backup-code', typed, await halfway()))).toBe(
      'INVALID_BACKUP_CODE',
    );
  });

  it('asks a trusted device for no code, and forgets the trust with the second factor', async () => {
    const { secret } = await setUp();
    const trusted = await post(
      'two-factor/verify-totp',
      { code: codeOf(secret, 1), trustDevice: true },
      await halfway(),
    );
    const device = cookieOf(trusted);
    expect(device).toContain('trust_device');
    const again = await post('sign-in/username', { username: 'admin', password }, device);
    expect(await isSignedIn(cookieOf(again))).toBe(true);
    await server.product.accounts.resetSecondFactor(server.townId, server.personId, null);
    await setUp();
    const later = await post('sign-in/username', { username: 'admin', password }, device);
    expect(await later.json()).toMatchObject({ twoFactorRedirect: true });
  });

  it('asks a trusted device again once all other sessions were ended', async () => {
    const { secret } = await setUp();
    const step = { code: codeOf(secret, 1), trustDevice: true };
    const device = cookieOf(await post('two-factor/verify-totp', step, await halfway()));
    await post('revoke-other-sessions', {}, device);
    const again = await post('sign-in/username', { username: 'admin', password }, device);
    expect(await again.json()).toMatchObject({ twoFactorRedirect: true });
  });

  it('lets codes be guessed ten times from one place, and not by beginning anew', async () => {
    await setUp();
    const statuses = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const answer = await post('two-factor/verify-totp', { code: String(100_000 + guess) }, await halfway());
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });
});

describe('leaving or losing the phone', () => {
  it('takes password and code to switch codes off: neither alone is enough', async () => {
    const { secret, cookie } = await setUp();
    const off = (body: object) => post('two-factor/disable', body, cookie);
    expect(await codeIn(await off({ password }))).toBe('VALIDATION_ERROR');
    expect(await codeIn(await off({ password, code: '000000' }))).toBe('INVALID_CODE');
    expect(await codeIn(await off({ password: 'wrong', code: codeOf(secret, 1) }))).toBe('INVALID_PASSWORD');
    await server.database.auth.query('delete from auth.used_code');
    const done = await off({ password, code: codeOf(secret, 1) });
    expect(done.status).toBe(200);
    expect((await server.graphql({ cookie: cookieOf(done) }, changes)).status).toBe(403);
  });

  it('is mended by another administrator, who is written down, and never by oneself', async () => {
    const { cookie } = await setUp();
    const personId = await hire(server, { login: 'wangli', password });
    const asPerson = encodeId('Person', personId);
    const self = encodeId('Person', server.personId);
    const reset = async (person: string) => {
      const query =
        'mutation($input: ResetSecondFactorInput!) { done: resetSecondFactor(input: $input) { problems { code } } }';
      const answer = await server.graphql({ cookie }, query, { input: { person } });
      return ((await answer.json()) as { data: { done: { problems: { code: string }[] } } }).data.done.problems;
    };
    expect(await reset(self)).toEqual([{ code: 'NotAllowed' }]);
    expect(await reset(asPerson)).toEqual([{ code: 'NotFound' }]);
    const theirs = await server.signIn('wangli', password);
    const begun = (await (await post('two-factor/enable', { password }, theirs)).json()) as SetUp;
    const inside = cookieOf(await post('two-factor/verify-totp', { code: codeOf(begun.secret) }, theirs));
    expect(await isSignedIn(inside)).toBe(true);
    expect(await reset(asPerson)).toEqual([]);
    expect(await isSignedIn(inside)).toBe(false);
    const free = await server.signIn('wangli', password);
    const seen = await server.graphql({ cookie: free }, '{ viewer { accountChanges { act by { name } } } }');
    expect(await seen.json()).toMatchObject({
      data: {
        viewer: {
          accountChanges: [{ act: 'SECOND_FACTOR_RESET', by: { name: '何主任' } }, { act: 'SECOND_FACTOR_ON' }],
        },
      },
    });
  });
});
