import { setTimeout as sleep } from 'node:timers/promises';
import { postmasterOf } from '@plumbline/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Started } from '../testing/process.ts';
import { type Credentials, sendUntilAnswered } from './testing/client.ts';
import { type HazardTown, hazardTown } from './testing/town.ts';

const asked = '2099-12-31';
const cases = 150;

let town: HazardTown;
let server: Started;
let address: string;
let first: Credentials;
let second: Credentials;
beforeAll(async () => {
  town = await hazardTown({ deputy: true });
  server = town.start();
  address = await server.address();
  first = { authorization: `Bearer ${town.key}` };
  second = { authorization: `Bearer ${town.deputyKey}` };
}, 60_000);
afterAll(async () => {
  await server?.stop('SIGTERM');
  await town?.remove();
}, 30_000);

interface Counts {
  readonly granted: number;
  readonly extended: number;
  readonly torn: number;
}

/** Requests that were granted, cases whose day has moved, and pairs of which only one has. */
const counted = `select count(*) filter (where granted)::int as granted, count(*) filter (where extended)::int as extended,
    count(*) filter (where granted <> extended or granted <> moved)::int as torn
  from (select r.version > 1 as granted, p.version > 2 as moved,
      exists (select from event e where e.record_id = p.id and e.step = 'extend') and f.rectify_by = $1 as extended
    from record r join record p on p.id = r.parent_id join rectification f on f.record_id = p.id where r.kind = 'request') each`;

/** Looks at the pairs again and again, through kills too, until it is told to stop; remembers the torn ones it saw. */
const watch = () => {
  let stopped = false;
  let torn = 0;
  let looks = 0;
  let seenAnew = Promise.withResolvers<void>();
  const look = async (): Promise<Counts> => {
    const databases = await town.open();
    try {
      const client = await databases.app.connect();
      try {
        await client.query('begin isolation level repeatable read');
        await client.query(`select set_config('app.town', $1, true)`, [String(town.townId)]);
        const { rows } = await client.query<Counts>(counted, [asked]);
        await client.query('commit');
        return rows[0] ?? { granted: 0, extended: 0, torn: 0 };
      } finally {
        client.release();
      }
    } finally {
      await databases.close();
    }
  };
  const looking = (async () => {
    while (!stopped) {
      // While PostgreSQL is down there is nothing to see.
      const seen = await look().catch(() => null);
      if (seen !== null) {
        looks += 1;
        torn += seen.torn;
        seenAnew.resolve();
        seenAnew = Promise.withResolvers();
      }
      await sleep(20);
    }
  })();
  return {
    look,
    /** Resolves with the next look that saw something. */
    lookedAgain: () => seenAnew.promise,
    stop: async () => {
      stopped = true;
      await looking;
      return { torn, looks };
    },
  };
};

const each = async (work: (index: number) => Promise<void>) => {
  let next = 0;
  const client = async () => {
    while (next < cases) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
};

const send = async (credentials: Credentials, sent: Parameters<typeof sendUntilAnswered>[2]) => {
  const { record, problems } = await sendUntilAnswered(address, credentials, sent);
  if (record === null) throw new Error(`${sent.step}: ${problems.map(({ code, message }) => `${code} ${message}`)}`);
  return record;
};

/** Cases under way, each with a request for more time. */
const requests = async (name: string): Promise<readonly string[]> => {
  const ids: string[] = [];
  await each(async (index) => {
    const keyOf = (step: string) => ({ idempotencyKey: `${name}-${step}-${index}` });
    const finding = { title: `险情 ${name}`, unit: town.unit, category: 'WITH_DEADLINE', weight: 'LIGHT' };
    const { id } = await send(first, { step: 'record', input: { ...keyOf('record'), ...finding } });
    const notice = { responsible: town.teachers[0], requirement: '补齐', rectifyBy: '2099-06-30' };
    await send(first, { step: 'issueNotice', input: { ...keyOf('notice'), id, expectedVersion: 1, ...notice } });
    const wish = { kind: 'EXTENSION', reason: '材料未到', newDay: asked };
    const input = { ...keyOf('ask'), parentId: id, ...wish };
    ids.push((await send(first, { workflow: 'request', step: 'ask', input })).id);
  });
  return ids;
};

/** Grants them all, kills in the middle, and looks whether ever one of a pair stood alone. */
const grantAll = async (name: string, kill: () => Promise<void>) => {
  const ids = await requests(name);
  const watcher = watch();
  let answered = 0;
  let killed: Promise<void> | undefined;
  let pause: Promise<void> | undefined;
  await each(async (index) => {
    const input = { idempotencyKey: `${name}-grant-${index}`, id: ids[index], expectedVersion: 1, answer: '同意' };
    await send(second, { workflow: 'request', step: 'grant', input });
    answered += 1;
    if (answered === Math.floor(cases / 3)) killed = kill();
    // However slow the machine: everybody waits for the watcher now and then, with what is under way meanwhile.
    else if (answered % 25 === 0) pause = watcher.lookedAgain();
    await pause;
  });
  await killed;
  const { torn, looks } = await watcher.stop();
  expect(torn).toBe(0);
  expect(looks).toBeGreaterThan(3);
  const { granted, extended, torn: left } = await watcher.look();
  expect({ granted, extended, left }).toEqual({ granted, extended: granted, left: 0 });
  expect(granted % cases).toBe(0);
  const { code, output } = await town.run('doctor', '--json');
  expect(JSON.parse(output)).toMatchObject({ disagreements: [] });
  expect(code).toBe(0);
};

describe('a grant, which moves the request and its case', () => {
  it('moves both or neither when the server is killed in mid-write', async () => {
    await grantAll('server', async () => {
      await server.stop('SIGKILL');
      server = town.start();
      expect(await server.address()).toBe(address);
    });
  }, 120_000);

  it('moves both or neither when PostgreSQL is killed in mid-write', async () => {
    await grantAll('database', async () => {
      process.kill((await postmasterOf(town.home)) ?? 0, 'SIGKILL');
    });
    expect(server.child.exitCode).toBeNull();
  }, 120_000);
});
