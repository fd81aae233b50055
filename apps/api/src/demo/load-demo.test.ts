import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnce, sqlOf } from '@plumbline/database';
import { type TestDatabase, testDatabase } from '@plumbline/database/testing';
import { type Accounts, type Deps, diskFileStore, doctor } from '@plumbline/operations';
import { roleCodes } from '@plumbline/terms';
import { requestKinds, statesTagged, workflows } from '@plumbline/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoPerson, loadDemo } from './index.ts';
import { schoolDays } from './school-days.ts';
import { staff } from './staff.ts';

/** Accounts kept in memory: sign-in has its own tests. */
const memoryAccounts = () => {
  const made = new Map<number, string>();
  const accounts: Pick<Accounts, 'create' | 'loginsOf'> = {
    create: async ({ personId, townCode, login }) => {
      if ([...made.values()].includes(login)) return { ok: false, reason: 'LoginTaken' };
      made.set(personId, login);
      return { ok: true, username: `${townCode}/${login}` };
    },
    loginsOf: async () => made,
  };
  return { made, accounts };
};

const brokenOff = new Error('broken off');

describe.each([
  ['a school day', '2026-11-24T15:30:00+08:00', 0],
  ['a day of the summer vacation, after a load that was broken off', '2028-07-29T21:00:00+08:00', 150],
])('the demo town loaded on %s', (_, now, brokenAfter) => {
  let database: TestDatabase;
  let folder: string;
  let deps: Deps;
  let people: readonly DemoPerson[];
  const { made, accounts } = memoryAccounts();

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
    deps = { pool: database.app, clock: () => new Date(now), files: diskFileStore(folder) };
    if (brokenAfter > 0) {
      const progress = (done: number) => {
        if (done === brokenAfter) throw brokenOff;
      };
      await expect(loadDemo({ deps, accounts, progress })).rejects.toBe(brokenOff);
    }
    const later = new Date(Date.parse(now) + (brokenAfter > 0 ? 86_400_000 : 0));
    people = await loadDemo({ deps: { ...deps, clock: () => later }, accounts });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const townId = () => people[0]?.townId ?? 0;
  const rows = (table: 'record' | 'event' | 'person' | 'post' | 'file') =>
    readOnce(
      deps.pool,
      { townId: townId(), personId: null },
      sqlOf
        .selectFrom(table)
        .where('town_id', '=', townId())
        .select((eb) => eb.fn.countAll<number>().as('count')),
    ).then(([row]) => Number(row?.count));
  const records = () =>
    readOnce(
      deps.pool,
      { townId: townId(), personId: null },
      sqlOf.selectFrom('record').where('town_id', '=', townId()).select(['id', 'kind', 'state', 'due_on', 'serial']),
    );
  const sizes = () => Promise.all((['record', 'event', 'person', 'post', 'file'] as const).map(rows));

  /** How many records of a kind are in each state. */
  const byState = async (kind: string) => {
    const own = (await records()).filter((record) => record.kind === kind);
    return Object.fromEntries([...Map.groupBy(own, ({ state }) => state)].map(([state, list]) => [state, list.length]));
  };
  const steps = () =>
    readOnce(
      deps.pool,
      { townId: townId(), personId: null },
      sqlOf.selectFrom('event').where('town_id', '=', townId()).select(['record_id', 'step']),
    );

  it('has sixty cases, several in every state of the usual way, and objections waiting and upheld', async () => {
    const states = await byState('rectification');
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(60);
    const rare = ['objected', 'upheld'];
    for (const state of Object.keys(workflows.rectification.states))
      expect(states[state], state).toBeGreaterThan(rare.includes(state) ? 0 : 2);
  });

  it('has a request of every kind in every state', async () => {
    const kinds = Object.keys(requestKinds).length;
    const states = Object.keys(workflows.request.states).map((state) => [state, kinds]);
    expect(await byState('request')).toEqual(Object.fromEntries(states));
  });

  it('has steps behind it that follow from others', async () => {
    const taken = new Set((await steps()).map(({ step }) => step));
    for (const step of ['extend', 'correct', 'handOver', 'end']) expect(taken).toContain(step);
  });

  it('looked back at closed cases, has some to look back at, and opened some again', async () => {
    const all = await records();
    const taken = await steps();
    const stateOf = new Map(all.map(({ id, state }) => [id, state]));
    const looked = taken.filter(({ step }) => step === 'lookBack');
    expect(looked.length).toBeGreaterThan(9);
    expect(looked.filter(({ record_id }) => stateOf.get(record_id) === 'rectifying')).toHaveLength(1);
    expect(taken.filter(({ step }) => step === 'reopen')).toHaveLength(1);
    const waiting = all.filter(({ state, due_on }) => state === 'closed' && due_on !== 'infinity');
    expect(waiting.length).toBeGreaterThan(3);
    const { today } = schoolDays(new Date(now));
    expect(waiting.filter(({ due_on }) => due_on <= today).length).toBeGreaterThan(0);
  });

  it('numbers its cases and its requests of a year without a gap', async () => {
    // A serial counts within its year: the year, and six digits.
    const years = Map.groupBy(await records(), ({ kind, serial }) => `${kind} ${Math.floor(serial / 1_000_000)}`);
    expect(years.size).toBeGreaterThan(2);
    for (const [year, own] of years) {
      const numbers = own.map(({ serial }) => serial % 1_000_000).toSorted((a, b) => a - b);
      expect(numbers, year).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it('has open cases overdue, due today, due on the next school day, and later', async () => {
    const days = schoolDays(new Date(now));
    const [today, tomorrow] = [days.today, days.after(days.today, 1)];
    const open = statesTagged(workflows.rectification, 'open');
    const due = (await records())
      .filter(({ kind, state }) => kind === 'rectification' && open.includes(state))
      .map(({ due_on }) => due_on);
    expect(due.filter((day) => day < today).length).toBeGreaterThan(3);
    expect(due.filter((day) => day === today).length).toBeGreaterThan(3);
    expect(due.filter((day) => day === tomorrow).length).toBeGreaterThan(3);
    expect(due.filter((day) => day > tomorrow).length).toBeGreaterThan(3);
  });

  it('gives everyone an account, and names one for every role', async () => {
    expect(made.size).toBe(staff.length);
    expect(people.map(({ role }) => role)).toEqual(roleCodes);
    for (const { personId, username } of people) expect(`qingshi/${made.get(personId)}`).toBe(username);
  });

  it('leaves everyone a few notifications of the last days unread, and the older ones read', async () => {
    const days = schoolDays(new Date(now));
    const lastDays = Date.parse(`${days.after(days.today, -3)}T00:00:00+08:00`);
    const inboxes = await Promise.all(
      people.map(({ personId }) =>
        readOnce(
          deps.pool,
          { townId: townId(), personId },
          sqlOf.selectFrom('notification').where('town_id', '=', townId()).select(['at', 'read_at']),
        ),
      ),
    );
    const all = inboxes.flat();
    const unread = all.filter(({ read_at }) => read_at === null);
    expect(all.length).toBeGreaterThan(100);
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.filter(({ at }) => at.getTime() < lastDays)).toEqual([]);
    for (const inbox of inboxes) expect(inbox.filter(({ read_at }) => read_at === null).length).toBeLessThan(60);
  });

  it('is found healthy by the doctor', async () => {
    const { records: replayed, disagreements } = await doctor(deps);
    expect(replayed).toBe(80);
    expect(disagreements).toEqual([]);
  });

  it('is left alone when it is loaded again', async () => {
    const before = await sizes();
    await loadDemo({ deps, accounts });
    expect(await sizes()).toEqual(before);
  });
});
