import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@plumbline/database/testing';
import { createTown, listTowns } from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrateAuth } from '../auth/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { createLog } from '../log.ts';
import { createProduct, type Product } from '../product.ts';
import { type Running, startServer } from '../start.ts';
import { cookieOf, json } from '../testing/server.ts';

let home: string;
let database: TestDatabase;
let running: Running;
let product: Product;
const log = createLog('silent');
const environment = () => readEnvironment({ PORT: '0', PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0' });

const start = async () => {
  running = await startServer(database, environment(), log);
  product = await createProduct(database, environment(), running.url, log);
};

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'plumbline-setup-'));
  database = await testDatabase();
  await migrateAuth(database.owner);
  await start();
});
afterEach(async () => {
  await running.close();
  await database.close();
  await rm(home, { recursive: true, force: true });
});

const wanted = {
  town: { name: '白水镇', code: 'baishui', zone: 'Asia/Shanghai' },
  administrator: { name: '何主任', login: 'he', password: 'quiet-river-9' },
};
const found = (body: object = {}) =>
  fetch(`${running.address}/api/setup/town`, json({ code: running.setupCode, ...wanted, ...body }));
const isOpen = async () => (await (await fetch(`${running.address}/api/setup/state`)).json()) as { open: boolean };
const towns = async () => (await listTowns(product.deps)).map(({ code }) => ({ code }));
/** Reads as the owner, in the first town. */
const asOwner = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client(database.owner);
  await client.connect();
  try {
    await client.query(`select set_config('app.town', (select min(id)::text from town_directory), false)`);
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
};
const signIn = (username: string, password: string) =>
  fetch(`${running.address}/api/auth/sign-in/username`, json({ username, password }));

/** A pool of which a call finds its connection taken away. */
const losing = (pool: pg.Pool, isLost: () => boolean): pg.Pool =>
  new Proxy(pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...values: unknown[]) =>
        (name === 'query' || name === 'connect') && isLost()
          ? Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' }))
          : value.apply(target, values);
    },
  });

it('a start gets through whichever of its connections is taken away', async () => {
  let [lost, calls] = [0, 0];
  do {
    await running.close();
    lost += 1;
    calls = 0;
    const isLost = () => {
      calls += 1;
      return calls === lost;
    };
    const pools = { app: losing(database.app, isLost), auth: losing(database.auth, isLost) };
    running = await startServer({ ...pools, owner: database.owner }, environment(), log);
    expect(running.setupCode).not.toBeNull();
  } while (calls >= lost);
  expect(lost).toBeGreaterThan(3);
});

describe('a server without a town', () => {
  it('founds one for whoever read the code, and their own password opens it at once', async () => {
    expect(await isOpen()).toEqual({ open: true });
    expect((await found()).status).toBe(201);
    expect(await isOpen()).toEqual({ open: false });
    const answer = await signIn('he', 'quiet-river-9');
    expect(answer.status).toBe(200);
    const asked = await fetch(
      `${running.address}/graphql`,
      json(
        { query: '{ town { name planYear { title } } viewer { mustChangePassword permissions } setup { dismissed } }' },
        { cookie: cookieOf(answer) },
      ),
    );
    expect(await asked.json()).toMatchObject({
      data: { town: { name: '白水镇' }, viewer: { mustChangePassword: false }, setup: { dismissed: false } },
    });
  });

  it('keeps public holidays in the calendar of the town that it founds', async () => {
    await found();
    const rows = await asOwner<{ note: string }>(
      `select distinct note from calendar_day where kind = 'holiday' order by note`,
    );
    expect(rows.map(({ note }) => note).join()).toContain('国庆节');
  });

  it('takes the code as it is typed, with or without its hyphens and in any case', async () => {
    expect((await found({ code: ` ${running.setupCode?.replaceAll('-', '').toUpperCase()} ` })).status).toBe(201);
  });

  it('says everything that is wrong at once, and founds nothing', async () => {
    const answer = await found({
      town: { name: ' ', code: 'No Code', zone: 'Middle/Earth' },
      administrator: { name: '', login: 'a b', password: 'short' },
    });
    expect(answer.status).toBe(422);
    const { problems } = (await answer.json()) as { problems: { path: string[] }[] };
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'town.name',
      'town.code',
      'town.zone',
      'administrator.name',
      'administrator.login',
      'administrator.password',
    ]);
    expect(await towns()).toEqual([]);
  });

  it('counts wrong codes as guesses, and takes the right one no more after too many', async () => {
    for (let guess = 0; guess < 10; guess += 1) expect((await found({ code: 'abcd-abcd-abcd' })).status).toBe(403);
    const locked = await found();
    expect([locked.status, locked.headers.get('retry-after') !== null]).toEqual([429, true]);
    expect(await towns()).toEqual([]);
  });

  it('founds one town of two that are asked for at once', async () => {
    const other = { town: { ...wanted.town, code: 'heishui' } };
    const statuses = (await Promise.all([found(), found(other)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 410]);
    expect(await towns()).toHaveLength(1);
  });

  it('founds one town where two servers stand on one database', async () => {
    const second = await startServer(database, environment(), log);
    const other = { code: second.setupCode, town: { ...wanted.town, code: 'heishui' } };
    const answers = await Promise.all([
      found(),
      fetch(`${second.address}/api/setup/town`, json({ ...wanted, ...other })),
    ]);
    await second.close();
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
    expect(await towns()).toHaveLength(1);
  });

  it('finishes a town whose founding was broken off before anybody could sign in', async () => {
    const calendar = plainCalendar('2026-11-18');
    await createTown(product.deps, { code: 'baishui', name: '白水镇', calendar });
    await running.close();
    await start();
    expect(await isOpen()).toEqual({ open: true });
    const answer = await found({ town: { ...wanted.town, code: 'heishui' } });
    expect(await answer.json()).toMatchObject({ problems: [{ path: ['town', 'code'] }] });
    expect((await found()).status).toBe(201);
    expect(await towns()).toEqual([{ code: 'baishui' }]);
    expect((await signIn('he', 'quiet-river-9')).status).toBe(200);
  });

  it('finishes it also where the person was entered and only the account was missing', async () => {
    await found();
    await database.auth.query('delete from auth."user"');
    await running.close();
    await start();
    expect((await found({ administrator: { ...wanted.administrator, login: 'zhang' } })).status).toBe(201);
    expect((await signIn('zhang', 'quiet-river-9')).status).toBe(200);
    expect(await asOwner('select login from person')).toEqual([{ login: 'zhang' }]);
  });
});

describe('a server with a town', () => {
  it('is closed to founding for good, also for whoever knows the code, and after a new start', async () => {
    await found();
    expect((await found({ town: { ...wanted.town, code: 'heishui' } })).status).toBe(410);
    await running.close();
    await start();
    expect([running.setupCode, await isOpen()]).toEqual([null, { open: false }]);
    expect((await found({ code: 'abcd-abcd-abcd' })).status).toBe(410);
    expect(await towns()).toEqual([{ code: 'baishui' }]);
  });

  it('closes also where the town came by the command line in the meantime', async () => {
    const { townId } = await createTown(product.deps, {
      code: 'cli',
      name: '命令镇',
      calendar: plainCalendar('2026-11-18'),
    });
    await asOwner(`insert into person (town_id, name, pinyin, created_at) values ($1, '管理员', 'x', now())`, [townId]);
    await product.accounts.create({
      townId,
      townCode: 'cli',
      personId: 1,
      login: 'admin',
      password: 'quiet-river-9',
      mustChange: false,
    });
    expect([(await isOpen()).open, (await found()).status]).toEqual([false, 410]);
  });
});
