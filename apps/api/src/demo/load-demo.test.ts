import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnce, sqlOf } from '@plumbline/database';
import { type TestDatabase, testDatabase } from '@plumbline/database/testing';
import { type Accounts, type Deps, diskFileStore, doctor } from '@plumbline/operations';
import { roleCodes } from '@plumbline/terms';
import { rectification, statesTagged, workflows } from '@plumbline/workflows';
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
      sqlOf.selectFrom('record').where('town_id', '=', townId()).select(['state', 'due_on']),
    );
  const sizes = () => Promise.all((['record', 'event', 'person', 'post', 'file'] as const).map(rows));

  it('has sixty cases, several in every state', async () => {
    const byState = Map.groupBy(await records(), ({ state }) => state);
    expect([...byState.values()].flat()).toHaveLength(60);
    for (const state of Object.keys(rectification.states)) expect(byState.get(state)?.length, state).toBeGreaterThan(2);
  });

  it('has open cases overdue, due today, due on the next school day, and later', async () => {
    const days = schoolDays(new Date(now));
    const [today, tomorrow] = [days.today, days.after(days.today, 1)];
    const open = statesTagged(workflows.rectification, 'open');
    const due = (await records()).filter(({ state }) => open.includes(state)).map(({ due_on }) => due_on);
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

  it('is found healthy by the doctor', async () => {
    const { records: replayed, disagreements } = await doctor(deps);
    expect(replayed).toBe(60);
    expect(disagreements).toEqual([]);
  });

  it('is left alone when it is loaded again', async () => {
    const before = await sizes();
    await loadDemo({ deps, accounts });
    expect(await sizes()).toEqual(before);
  });
});
