import { postmasterOf } from '@plumbline/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Started } from '../testing/process.ts';
import { cookieOf, json } from '../testing/server.ts';
import { type Credentials, type Payload, type Sent, sendStep } from './testing/client.ts';
import { administrator, type HazardTown, hazardTown } from './testing/town.ts';
import { type Acknowledged, runCases, stepsPerCase } from './testing/workload.ts';

let town: HazardTown;
let server: Started;
let address: string;
let credentials: readonly [Credentials, Credentials];
beforeAll(async () => {
  town = await hazardTown();
  server = town.start();
  address = await server.address();
  const signedIn = await fetch(`${address}/api/auth/sign-in/username`, json(administrator));
  credentials = [{ authorization: `Bearer ${town.key}` }, { cookie: cookieOf(signedIn) }];
}, 60_000);
afterAll(async () => {
  await server?.stop('SIGTERM');
  await town?.remove();
}, 30_000);

/** Rows that the owner sees in the town. */
const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const databases = await town.open();
  try {
    const client = await databases.app.connect();
    await client.query('begin');
    await client.query(`select set_config('app.town', $1, true)`, [String(town.townId)]);
    const found = await client.query<Row>(text, values);
    await client.query('commit');
    client.release();
    return found.rows;
  } finally {
    await databases.close();
  }
};
const eventsOf = (number: string) =>
  rows<{ version: number; step: string }>(
    'select e.version, e.step from event e join record r on r.id = e.record_id where r.number = $1 order by e.version',
    [number],
  );

let keys = 0;
const freshKey = () => {
  keys += 1;
  return `hazard-key-${keys}`;
};
const send = (sent: Sent) => sendStep(address, credentials[0], sent);
const recorded = async () => {
  const input = {
    idempotencyKey: freshKey(),
    title: '竞争',
    unit: town.unit,
    category: 'WITH_DEADLINE',
    weight: 'LIGHT',
  };
  const { record } = await send({ step: 'record', input });
  if (record === null) throw new Error('The finding was not recorded.');
  return record;
};
const notice = () => ({ responsible: town.teachers[0], requirement: '补齐', rectifyBy: '2099-12-31' });
const codesOf = ({ record, problems }: Payload) => (record === null ? problems.map(({ code }) => code) : ['done']);

describe('fifty clients racing for one step', () => {
  it('see one of them win, and 49 told that they are late; the log has one entry', async () => {
    const { id, number } = await recorded();
    const race = () =>
      send({ step: 'issueNotice', input: { id, expectedVersion: 1, idempotencyKey: freshKey(), ...notice() } });
    const codes = (await Promise.all(Array.from({ length: 50 }, race))).flatMap(codesOf);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'StaleVersion' || code === 'StepNotAvailable')).toHaveLength(49);
    expect(await eventsOf(number)).toEqual([
      { version: 1, step: 'record' },
      { version: 2, step: 'issueNotice' },
    ]);
  });

  it('see one of them win also where they want different things', async () => {
    const { id, number } = await recorded();
    const race = (index: number) => {
      const target = { id, expectedVersion: 1, idempotencyKey: freshKey() };
      return index % 2 === 0
        ? send({ step: 'issueNotice', input: { ...target, ...notice() } })
        : send({ step: 'void', input: { ...target, reason: '重复' } });
    };
    const codes = (await Promise.all(Array.from({ length: 50 }, (_, index) => race(index)))).flatMap(codesOf);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(await eventsOf(number)).toHaveLength(2);
  });
});

describe('one step sent twice at once with one key', () => {
  it('happens once and is answered the same twice', async () => {
    const { id, number } = await recorded();
    const sent = { step: 'issueNotice', input: { id, expectedVersion: 1, idempotencyKey: freshKey(), ...notice() } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(sent)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ record: { version: 2 }, problems: [] });
    expect(await eventsOf(number)).toHaveLength(2);
    const other = { ...sent, input: { ...sent.input, requirement: '别的要求' } };
    expect(codesOf(await send(other))).toEqual(['IdempotencyKeyReused']);
  });

  it('makes one record', async () => {
    const input = {
      idempotencyKey: freshKey(),
      title: '同时两次',
      unit: town.unit,
      category: 'ON_THE_SPOT',
      weight: 'LIGHT',
    };
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ step: 'record', input })));
    expect(new Set(answers.map(({ record }) => record?.number)).size).toBe(1);
    expect(await rows(`select from record where title = '同时两次'`)).toHaveLength(1);
  });
});

/** Every acknowledged step is there once, nothing else is, and the machines agree. */
const expectWhole = async (name: string, acknowledged: readonly Acknowledged[], cases: number) => {
  expect(acknowledged).toHaveLength(cases * stepsPerCase);
  const kept = await rows<Acknowledged>(
    `select i.key, e.step, r.number, e.version from idempotency i
       join event e on e.record_id = i.record_id and e.version = i.version join record r on r.id = e.record_id
     where i.key like $1`,
    [`${name}-%`],
  );
  const sorted = (list: readonly Acknowledged[]) =>
    list.map((each) => JSON.stringify([each.key, each.step, each.number, each.version])).sort();
  expect(sorted(kept)).toEqual(sorted(acknowledged));
  const logs = await rows<{ number: string; version: number; versions: number[] }>(
    `select r.number, r.version, array_agg(e.version order by e.version) as versions
       from record r join event e on e.record_id = r.id where r.title like $1 group by r.number, r.version`,
    [`险情 ${name}-%`],
  );
  expect(logs).toHaveLength(cases);
  for (const { version, versions } of logs) expect([version, versions]).toEqual([stepsPerCase, [1, 2, 3, 4, 5]]);
  const serials = await rows<{ gaps: number }>('select max(serial) - min(serial) + 1 - count(*) as gaps from record');
  expect(serials).toEqual([{ gaps: 0 }]);
  const { code, output } = await town.run('doctor', '--json');
  expect(JSON.parse(output)).toMatchObject({ disagreements: [] });
  expect(code).toBe(0);
};

describe('2,000 steps', () => {
  const cases = 400;

  it('survive kill -9 of the server: nothing acknowledged is lost, nothing happens twice', async () => {
    const disturb = async () => {
      await server.stop('SIGKILL');
      server = town.start();
      expect(await server.address()).toBe(address);
    };
    const name = 'server-killed';
    const acknowledged = await runCases(town, credentials, address, { name, cases, disturbAfter: 900, disturb });
    await expectWhole(name, acknowledged, cases);
  }, 90_000);

  it('survive kill -9 of PostgreSQL, which the server brings back by itself', async () => {
    let killed = 0;
    const disturb = async () => {
      killed = (await postmasterOf(town.home)) ?? 0;
      process.kill(killed, 'SIGKILL');
    };
    const name = 'database-killed';
    const acknowledged = await runCases(town, credentials, address, { name, cases, disturbAfter: 900, disturb });
    expect(killed).toBeGreaterThan(1);
    expect(await postmasterOf(town.home)).not.toBe(killed);
    expect(server.child.exitCode).toBeNull();
    await expectWhole(name, acknowledged, cases);
  }, 90_000);
});
