import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnce, sqlOf, transaction } from '@plumbline/database';
import { type TestDatabase, testDatabase } from '@plumbline/database/testing';
import {
  type Accounts,
  type Deps,
  diskFileStore,
  doctor,
  eligibility,
  loadViewer,
  type Viewer,
} from '@plumbline/operations';
import { type Role, roleCodes } from '@plumbline/terms';
import { requestKinds, statesTagged, workflows } from '@plumbline/workflows';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pupilsOf } from './exams/pupils.ts';
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
  ['one of the first days of a plan year', '2026-09-08T10:00:00+08:00', 0],
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
  }, 240_000);
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

  const asStep = <Row>(query: RawBuilder<Row>) =>
    transaction(deps.pool, { townId: townId(), personId: null, as: 'step' }, (tx) => tx.run<Row>(query.compile(sqlOf)));
  const idOfRole = (role: Role) => people.find((each) => each.role === role)?.personId ?? 0;
  /** Consequences, those of the Party branch too. */
  const everySanction = () =>
    asStep(sql<{
      rule: string;
      state: string;
      by_hand: boolean;
      round: number;
      cast: number;
      may_vote: number;
      concerned: number;
      members: readonly number[];
      voted: readonly number[];
    }>`select s.rule, r.state, s.by_hand, s.round, s."cast", s.may_vote, s.person_id as concerned,
        (select coalesce(json_agg(a.person_id), '[]') from assignment a where a.town_id = r.town_id and a.record_id = r.id and a.relation = 'member' and a.until is null) as members,
        (select coalesce(json_agg(v.person_id), '[]') from sanction_vote v where v.town_id = r.town_id and v.record_id = r.id and v.round = s.round) as voted
      from sanction s join record r on r.town_id = s.town_id and r.id = s.record_id order by r.id`);

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

  it('has last year’s agreements evaluated, some of them missed, and this year’s in every state before', async () => {
    const states = Object.keys(await byState('agreement'));
    for (const state of ['drafted', 'offered', 'halfSigned', 'countered', 'inForce', 'met', 'missed', 'unevaluated'])
      expect(states).toContain(state);
    expect((await byState('agreement'))['missed']).toBeGreaterThan(0);
  });

  it('has consequences of last year’s missed targets at every stage, of which the Party branch’s own is hidden', async () => {
    const states = await byState('sanction');
    const stages = ['proposed', 'screened', 'noticed', 'defending', 'deciding', 'decided', 'inEffect', 'underReview'];
    const after = ['underAppeal', 'completed', 'expired', 'lifted', 'revoked', 'waived'];
    for (const state of [...stages, ...after]) expect(Object.keys(states)).toContain(state);
    const every = await everySanction();
    expect(
      every
        .map(({ rule }) => rule)
        .filter((rule) => rule !== 'C')
        .toSorted(),
    ).toEqual(['A', 'A', 'B', 'D']);
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(every.length - 1);
    expect(every.filter(({ by_hand }) => by_hand)).toEqual([]);
  });

  it('leaves a vote open that lacks one ballot, in which the well-known members of the body have not voted', async () => {
    const open = statesTagged(workflows.sanction, 'voting');
    const lacking = (await everySanction()).filter(
      ({ state, cast, may_vote, round }) => open.includes(state) && round === 1 && (cast + 1) * 100 > may_vote * 50,
    );
    expect(lacking.map(({ rule }) => rule).toSorted()).toEqual(['A', 'B']);
    const idsOf = (...roles: readonly Role[]) =>
      people.filter(({ role }) => roles.includes(role)).map(({ personId }) => personId);
    for (const { rule, cast, may_vote, voted, concerned, members } of lacking) {
      expect(cast * 100 <= may_vote * 50).toBe(true);
      const known =
        rule === 'A' ? idsOf('groupHead', 'groupDeputy', 'groupMember') : idsOf('partySecretary', 'partyMember');
      expect(known.filter((id) => voted.includes(id) || !members.includes(id))).toEqual([]);
      expect(members).not.toContain(concerned);
    }
  });

  it('keeps a register of help with re-observations, a meeting with minutes and one to come', async () => {
    const count = async (from: string) =>
      (await asStep(sql<{ count: number }>`select count(*)::int as count from ${sql.raw(from)}`))[0]?.count ?? 0;
    expect(await count('support')).toBeGreaterThan(4);
    expect(await count('support where ended_on is not null and effect is not null')).toBeGreaterThan(0);
    expect(await count('reobservation')).toBeGreaterThan(3);
    expect([await count('meeting where minutes is not null'), await count('meeting where minutes is null')]).toEqual([
      1, 1,
    ]);
  });

  it('makes whoever a consequence is in effect for ineligible, and nobody else', async () => {
    const admin = await loadViewer(deps, { townId: townId(), personId: idOfRole('admin'), locale: 'zh' });
    const today = new Date(now).toISOString().slice(0, 10);
    for (const { rule, concerned, state } of (await everySanction()).filter((each) => each.rule === 'C')) {
      const answer = await eligibility(deps, admin as Viewer, { personId: concerned, matter: null, on: today });
      if (!answer.ok) throw new Error(answer.problems[0]?.message);
      const holds = statesTagged(workflows.sanction, 'binding').includes(state);
      expect([rule, state, ...answer.matters.map(({ eligible }) => eligible)]).toEqual([
        rule,
        state,
        ...[!holds, !holds, !holds, !holds],
      ]);
    }
  });

  it('has two years of published results, and a session that three schools have handed in', async () => {
    const exams = await readOnce(
      deps.pool,
      { townId: townId(), personId: null },
      sqlOf
        .selectFrom('exam')
        .where('town_id', '=', townId())
        .orderBy('held_on')
        .select(['revision', 'published_revision']),
    );
    expect(exams.map(({ published_revision }) => published_revision !== null)).toEqual([true, true, false]);
    expect(exams.every(({ revision }) => revision === 1)).toBe(true);
  });

  it('draws the sample of each session from the pupils of its own year: whoever left after grade 6 is in no later one', async () => {
    const drawn = await transaction(
      deps.pool,
      { townId: townId(), personId: people[0]?.personId ?? null, as: 'pupils' },
      (tx) =>
        tx.run<{ code: string; token: string }>(
          sql<{
            code: string;
            token: string;
          }>`select e.code, p.token from pupils.sample s join exam e on e.id = s.exam_id
            join pupils.pupil p on p.id = s.pupil_id`.compile(sqlOf),
        ),
    );
    const sessions = Map.groupBy(drawn, ({ code }) => code);
    expect(sessions.size).toBe(3);
    for (const [code, own] of sessions) {
      const year = Number(code.slice(2, 6)) - 1;
      const pupils = new Set(pupilsOf(year, [5, 6]).map(({ number }) => number));
      expect([code, own.filter(({ token }) => !pupils.has(token))]).toEqual([code, []]);
      expect(own.length).toBeGreaterThan(100);
    }
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
    expect(replayed).toBe(125);
    expect(disagreements).toEqual([]);
  });

  it('is left alone when it is loaded again', async () => {
    const before = await sizes();
    await loadDemo({ deps, accounts });
    expect(await sizes()).toEqual(before);
  });
});
