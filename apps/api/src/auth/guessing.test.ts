import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hire } from '../testing/people.ts';
import { codeOf } from '../testing/second-factor.ts';
import { administrator, cookieOf, json, type TestServer, testServer } from '../testing/server.ts';

/** Behind a proxy on this computer, which names the address of the sender. */
let server: TestServer;
const { password } = administrator;
beforeAll(async () => {
  server = await testServer({ PLUMBLINE_URL: 'https://zhunsheng.example.cn' });
  await hire(server, { login: 'wangli', password });
  await server.product.accounts.create({
    townId: 900,
    townCode: 'heishui',
    personId: 1,
    login: 'wangli',
    password: 'their-own-password',
    mustChange: false,
  });
});
afterAll(() => server?.close());
beforeEach(async () => {
  for (const table of ['guess', 'known_place', 'used_code'])
    await server.database.auth.query(`delete from auth.${table}`);
});

const addressNo = (no: number): string => `198.51.${Math.floor(no / 250)}.${(no % 250) + 1}`;
const post = (path: string, body: object, from: string, cookie = '') =>
  server.send(`/api/auth/${path}`, json(body, { 'x-forwarded-for': from, cookie }));
const signIn = (secret: string, from: string, cookie = '', username = 'baishui/wangli') =>
  post('sign-in/username', { username, password: secret }, from, cookie);
const deviceOf = (answer: Response): string =>
  cookieOf(answer)
    .split('; ')
    .filter((cookie) => cookie.includes('.device='))
    .join('; ');

/** Guesses of one place each, until the account has been guessed at so often. */
const attack = async (guesses: number) => {
  for (let no = 0; no < guesses; no += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, guesses - no) }, (_, at) => signIn('wrong', addressNo(no + at))),
    );
};

describe('guessing one account from many addresses', () => {
  it('leaves each new address two guesses, then one, and its owner the first right try from anywhere', async () => {
    await attack(60);
    const from = '203.0.113.5';
    expect((await signIn('wrong', from)).status).toBe(401);
    expect((await signIn('wrong', from)).status).toBe(401);
    expect((await signIn('wrong', from)).status).toBe(429);
    expect((await signIn(password, '203.0.113.6')).status).toBe(200);
    await server.database.auth.query('update auth.guess set count = 400 where count > 40');
    expect((await signIn('wrong', '203.0.113.7')).status).toBe(401);
    expect((await signIn('wrong', '203.0.113.7')).status).toBe(429);
    expect((await signIn(password, '203.0.113.8')).status).toBe(200);
  }, 60_000);

  it('leaves an address from which the owner signed in before all its guesses', async () => {
    const home = '203.0.113.20';
    expect((await signIn(password, home)).status).toBe(200);
    await attack(60);
    for (let guess = 0; guess < 9; guess += 1) expect((await signIn('mistyped', home)).status).toBe(401);
    expect((await signIn(password, home)).status).toBe(200);
  }, 60_000);

  it('leaves a known device its guesses, also where others guess from the same address', async () => {
    const school = '203.0.113.30';
    const device = deviceOf(await signIn(password, school));
    expect(device).toMatch(/^__Host-plumbline\.device=/);
    for (let guess = 0; guess < 11; guess += 1) await signIn('wrong', school);
    expect((await signIn(password, school)).status).toBe(429);
    expect((await signIn(password, school, device)).status).toBe(200);
  });

  it('does not believe a device that somebody made up, or that belongs to another account', async () => {
    const from = '203.0.113.40';
    const other = deviceOf(await signIn(password, '203.0.113.41', '', 'baishui/admin'));
    for (let guess = 0; guess < 10; guess += 1) await signIn('wrong', from);
    for (const device of [other, `__Host-plumbline.device=${'A'.repeat(43)}`])
      expect((await signIn(password, from, device)).status).toBe(429);
  });

  it('slows the same login of another town not at all', async () => {
    const from = '203.0.113.50';
    for (let guess = 0; guess < 11; guess += 1) await signIn('wrong', from);
    expect((await signIn(password, from)).status).toBe(429);
    expect((await signIn('their-own-password', from, '', 'heishui/wangli')).status).toBe(200);
    expect((await signIn('their-own-password', from)).status).toBe(429);
  });
});

describe('guessing many accounts from one address', () => {
  it('ends there, save for those who signed in from it before, and nowhere else', async () => {
    const school = '203.0.113.70';
    expect((await signIn(password, school)).status).toBe(200);
    const names = Array.from({ length: 201 }, (_, no) => `baishui/somebody${no}`);
    const statuses: number[] = [];
    for (let at = 0; at < names.length; at += 10)
      for (const answer of await Promise.all(names.slice(at, at + 10).map((name) => signIn('wrong', school, '', name))))
        statuses.push(answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(200);
    expect((await signIn(password, school, '', 'baishui/admin')).status).toBe(429);
    expect((await signIn(password, '203.0.113.71', '', 'baishui/admin')).status).toBe(200);
    expect((await signIn(password, school)).status).toBe(200);
  }, 120_000);
});

describe('guessing codes with the right password', () => {
  it('ends for all unknown addresses together, and goes on for a known device', async () => {
    const here = '203.0.113.60';
    const inside = cookieOf(await signIn(password, here, '', 'baishui/admin'));
    const device = inside.split('; ').find((cookie) => cookie.includes('.device=')) ?? '';
    const begun = await post('two-factor/enable', { password }, here, inside);
    const { secret } = (await begun.json()) as { secret: string };
    expect((await post('two-factor/verify-totp', { code: codeOf(secret) }, here, inside)).status).toBe(200);
    const halfway = async (from: string) => cookieOf(await signIn(password, from, '', 'baishui/admin'));
    const statuses = [];
    for (let no = 0; no < 32; no += 1) {
      const from = addressNo(no);
      statuses.push((await post('two-factor/verify-totp', { code: '000000' }, from, await halfway(from))).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(statuses.slice(30)).toEqual([429, 429]);
    const owner = `${await halfway(here)}; ${device}`;
    const known = await post('two-factor/verify-totp', { code: codeOf(secret, 1) }, '203.0.113.99', owner);
    expect(known.status).toBe(200);
  }, 60_000);
});
