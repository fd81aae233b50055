import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Databases } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, startProcess } from '../testing/process.ts';
import { sendUntilAnswered } from './testing/client.ts';
import { ownerQuery } from './testing/owner-query.ts';
import { type HazardTown, hazardTown } from './testing/town.ts';
import { startWorkers, type Workers } from './testing/workers.ts';

/** Findings that are recorded while workers are killed. */
const findings = 300;

let town: HazardTown;
let databases: Databases;
let server: Started;
let workers: Workers;
let query: ReturnType<typeof ownerQuery>;
let elsewhere: string;
beforeAll(async () => {
  town = await hazardTown();
  databases = await town.open();
  query = ownerQuery(town, databases);
  server = town.start();
  await server.address();
  elsewhere = await mkdtemp(join(tmpdir(), 'plumbline 别处 '));
}, 60_000);
afterAll(async () => {
  await workers?.stop();
  await server?.stop('SIGTERM');
  await databases?.close();
  await town?.remove();
  await rm(elsewhere, { recursive: true, force: true });
}, 30_000);

const record = async (from: number, to: number): Promise<void> => {
  const address = await server.address();
  for (let count = from; count < to; count += 1) {
    const input = {
      idempotencyKey: `sealed-${count}`,
      title: `第 ${count} 件`,
      unit: town.unit,
      category: 'WITH_DEADLINE',
      weight: 'LIGHT',
    };
    await sendUntilAnswered(address, { authorization: `Bearer ${town.key}` }, { step: 'record', input });
  }
};

interface Count {
  readonly events: number;
  readonly seals: number;
  readonly last: number | null;
  /** Seconds from an event to its seal, at most. */
  readonly longest: number | null;
}
const count = async (): Promise<Count> => {
  const [row] = await query<Count>(
    `select (select count(*)::int from event where town_id = $1) as events, count(*)::int as seals, max(s.position) as last,
      extract(epoch from max(s.sealed_at - e.at))::float8 as longest
      from seal s join event e using (town_id, record_id, version) where s.town_id = $1`,
    [town.townId],
  );
  if (row === undefined) throw new Error('Nothing was counted.');
  return row;
};

it('the record stays whole, each event sealed once, though workers are killed one after the other while people write', async () => {
  workers = startWorkers(town.home, 3);
  let killed = 0;
  const write = Promise.all([0, 1, 2].map((part) => record(part * 100, part * 100 + findings / 3)));
  let writing = true;
  write.finally(() => {
    writing = false;
  });
  for (let second = 0; second < 40 && (writing || killed < 3); second += 1) {
    await sleep(700);
    workers.tend();
    if (workers.killOldest()) killed += 1;
  }
  await write;
  for (let second = 0; second < 30; second += 1) {
    const { seals, events } = await count();
    if (seals === events) break;
    await sleep(500);
  }
  expect(killed).toBeGreaterThan(2);
  expect(await count()).toMatchObject({ events: findings, seals: findings, last: findings });
  const verified = await town.run('audit', 'verify', '--json');
  expect(verified.code).toBe(0);
  const { ok, chains } = JSON.parse(verified.output) as { ok: boolean; chains: { events: number; faults: [] }[] };
  expect([ok, chains.map(({ events }) => events)]).toEqual([true, [findings, 0]]);
}, 150_000);

it('an event is sealed soon after it was written', async () => {
  const before = (await count()).events;
  await record(1000, 1010);
  for (let tries = 0; tries < 100 && (await count()).seals < before + 10; tries += 1) await sleep(100);
  const [late] = await query<{ seconds: number }>(
    `select extract(epoch from max(s.sealed_at - e.at))::float8 as seconds from seal s join event e using (town_id, record_id, version)
      where s.town_id = $1 and s.position > $2`,
    [town.townId, before],
  );
  // About a second where the computer has nothing else to do.
  expect(late?.seconds).toBeLessThan(20);
}, 60_000);

describe('what is kept elsewhere', () => {
  const file = (name: string) => join(elsewhere, name);
  const alone = (...args: string[]) =>
    startProcess('cli.ts', ['audit', 'verify', ...args], { PLUMBLINE_HOME: join(elsewhere, 'none') }).ended;

  it('is a statement, signed with a key that lies in the data folder and is its owner’s alone', async () => {
    const key = join(town.home, 'record-key.pem');
    expect(await readFile(key, 'utf8')).toContain('PRIVATE KEY');
    if (process.platform !== 'win32') expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await town.run('audit', 'statement', file('statement.jsonl'))).toMatchObject({ code: 0, output: '' });
    const text = await readFile(file('statement.jsonl'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ statement: { chain: 'open', town: 'hazard', position: findings + 10 } });
    const [secret = ''] = (await readFile(key, 'utf8')).split('\n').slice(1);
    const [found] = await query<{ n: number }>(
      `select count(*)::int as n from seal_statement where row(seal_statement.*)::text like '%' || $1 || '%'`,
      [secret],
    );
    expect([text.includes(secret), found?.n]).toEqual([false, 0]);
  }, 60_000);

  it('verifies an export without a database, and finds in it what the owner of the database did', async () => {
    expect(await town.run('audit', 'export', file('good.jsonl'))).toMatchObject({ code: 0, output: '' });
    const statement = ['--statement', file('statement.jsonl')];
    const good = await alone('--file', file('good.jsonl'), ...statement, '--json');
    expect([good.code, (JSON.parse(good.output) as { ok: boolean }).ok]).toEqual([0, true]);

    // The end of the record, and every statement that the database holds about it.
    const position = findings + 1;
    await query('delete from event_payload');
    await query('delete from copy');
    await query(
      `delete from event e using seal s where s.town_id = e.town_id and s.record_id = e.record_id and s.version = e.version and s.position >= $1`,
      [position],
    );
    await query(`delete from seal where position >= $1`, [position]);
    await query(`delete from seal_statement`);
    await query(`update seal_progress set swept_to = 0`);
    expect((await town.run('audit', 'export', file('cut.jsonl'))).code).toBe(0);
    const cut = await alone('--file', file('cut.jsonl'), ...statement);
    expect(cut.code).toBe(1);
    expect(cut.output).toContain(`positions ${position} to`);
    const inPlace = await town.run('audit', 'verify', ...statement);
    expect(inPlace.code).toBe(1);
    expect(inPlace.output).toContain(`positions ${position} to`);
  }, 120_000);

  it('is refused where it is none, with the reason', async () => {
    await writeFile(file('bad.jsonl'), 'hello\n');
    const bad = await alone('--file', file('bad.jsonl'));
    expect([bad.code, bad.output]).toEqual([1, '']);
    expect(bad.errors).toContain('Line 1');
    expect((await alone('--file', file('nowhere.jsonl'))).errors).toContain('ENOENT');
    const text = await readFile(file('statement.jsonl'), 'utf8');
    await writeFile(file('altered.json'), text.replace(/"position":\d+/, '"position":1'));
    const altered = await alone('--file', file('good.jsonl'), '--statement', file('altered.json'));
    expect([altered.code, altered.output]).toEqual([1, '']);
    expect(altered.errors).toContain('altered');
    expect((await alone('--nonsense')).code).toBe(2);
  }, 60_000);
});
