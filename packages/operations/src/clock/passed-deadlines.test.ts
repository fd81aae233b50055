import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { takeBySystem } from '../record/system-step.ts';
import { missedAgreements } from '../sanction/testing/missed-agreements.ts';
import { type At, type SanctionTown, sanctionTown } from '../sanction/testing/sanction-town.ts';
import { todayOf, townFacts } from '../town/facts.ts';
import { takePassed } from './passed-deadlines.ts';
import { sweep } from './sweep.ts';

let town: SanctionTown;
let cases: readonly At[];
let held: At;
let teachers: At;
beforeAll(async () => {
  town = await sanctionTown('passing');
  const { east, west, teacher } = await missedAgreements(town);
  cases = [
    await town.defending(await town.proposed('A', east, town.head), town.head),
    await town.defending(await town.proposed('C', teacher, town.teacher), town.teacher),
  ];
  teachers = teacher;
  held = await town.deciding(await town.proposed('A', west, town.westHead), town.westHead);
});
afterAll(() => town?.close());

/** A time of a day in the town. */
const setTime = (day: string, time = '10:00') => {
  town.time.now = new Date(`${day}T${time}:00+08:00`);
};
const stepsOf = ({ recordId }: At, name: string) =>
  town.rows<{ actor_id: number | null; version: number }>(
    sql`select actor_id, version from event where town_id = ${town.townId} and record_id = ${recordId} and step = ${name}`,
  );
const states = () => Promise.all(cases.map(async ({ recordId }) => (await town.now(recordId)).state));
const passing = async () => takePassed(town.deps, await townFacts(town.deps, town.townId));

/** Ends the connection of a transaction from outside, as the death of its process does. */
const kill = async (pid: number) => {
  const owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query('select pg_terminate_backend($1)', [pid]);
  await owner.end();
};

describe('the time for a defence', () => {
  it('is not over before the end of its last day in the town', async () => {
    const { due_on } = await town.now(cases[0]?.recordId ?? 0);
    expect(due_on).toBe('2026-11-25');
    setTime('2026-11-25', '23:59');
    expect(await passing()).toBe(0);
    expect(await states()).toEqual(['defending', 'defending']);
  });

  it('does not lapse for a worker that dies before it is done', async () => {
    setTime('2026-11-26', '00:00');
    const id = cases[0]?.recordId ?? 0;
    const dying = takeBySystem(town.deps, town.townId, id, 'lapseDefence', {}, async (tx) => {
      const row = await tx.first(sql<{ pid: number }>`select pg_backend_pid() as pid`.compile(sqlOf));
      await kill(row?.pid ?? 0);
      return {};
    });
    await expect(dying).rejects.toThrow();
    expect(await states()).toEqual(['defending', 'defending']);
    expect(await stepsOf(cases[0] as At, 'lapseDefence')).toEqual([]);
  });

  it('lapses by the clock then, at any hour, once for three workers that sweep at once', async () => {
    const answers = await Promise.all([passing(), passing(), passing()]);
    expect(answers.reduce((sum, each) => sum + each, 0)).toBe(2);
    expect(await states()).toEqual(['deciding', 'deciding']);
    for (const each of cases) {
      const { version } = await town.now(each.recordId);
      expect(await stepsOf(each, 'lapseDefence')).toEqual([{ actor_id: null, version }]);
    }
    expect(await passing()).toBe(0);
  });

  it('does not lapse where the defence was given, and what follows has a day of its own', async () => {
    expect(await stepsOf(held, 'lapseDefence')).toEqual([]);
    expect((await town.now(cases[0]?.recordId ?? 0)).due_on).toBe('2026-12-10');
  });

  it('waits for a step that holds the record, and finds it moved', async () => {
    const { recordId } = held;
    const waiting = transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, async (tx) => {
      await tx.run(sql`select id from record where id = ${recordId} for update`.compile(sqlOf));
      const late = takeBySystem(town.deps, town.townId, recordId, 'lapseDefence');
      return { late };
    });
    expect(await (await waiting).late).toEqual({ ok: false, why: 'notNow' });
  });
});

describe('an effect', () => {
  it('ends by itself after its last day, once', async () => {
    const [statement] = cases;
    const { groupHead, deputy, member } = town;
    setTime('2026-11-30');
    const voted = await town.voted(await town.at(statement?.recordId ?? 0), [
      [groupHead, 'agree'],
      [deputy, 'agree'],
      [member, 'agree'],
    ]);
    const decided = await town.done(town.sanction(groupHead, 'decide', voted, { reason: '多数同意' }));
    const delivered = await town.done(
      town.sanction(town.people.admin, 'deliver', decided, { how: 'inPerson', deliveredOn: '2026-11-30' }),
    );
    const { due_on, ends_on } = await town.now(delivered.recordId);
    expect(due_on).toBe(ends_on);
    setTime(due_on, '23:59');
    expect(await passing()).toBe(0);
    town.time.now = new Date(town.time.now.getTime() + 60_000);
    expect(todayOf(await townFacts(town.deps, town.townId), town.time.now) > due_on).toBe(true);
    await Promise.all([sweep(town.deps), sweep(town.deps), sweep(town.deps)]);
    expect(await stepsOf(delivered, 'expire')).toHaveLength(1);
    expect(town.workflow.states[(await town.now(delivered.recordId)).state]?.tags).toContain('closed');
  });

  it('leaves records that replay to what they are', async () => {
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});

describe('a vote', () => {
  it('does not put off the day by which the body is to decide, and reminds the body of it', async () => {
    setTime('2026-11-19');
    const before = await town.now(held.recordId);
    held = await town.voted(held, [[town.groupHead, 'agree']]);
    expect((await town.now(held.recordId)).due_on).toBe(before.due_on);
    setTime(before.due_on);
    await sweep(town.deps);
    const sent = await town.rows<{ body: { reminder: string; to: number[] } }>(
      sql`select body from outbox where topic = 'reminder' and body ->> 'recordId' = ${String(held.recordId)} order by id`,
    );
    // Those who have not voted yet.
    expect(sent.map(({ body }) => [body.reminder, body.to])).toEqual([
      ['remindBody', [town.deputy.personId, town.member.personId].sort((a, b) => a - b)],
    ]);
  });
});

describe('a notice that nobody confirms', () => {
  it('is told to the case officers, who have the case by name and not by post', async () => {
    const { admin } = town.people;
    setTime('2026-11-18');
    const second = await town.person('郑副主任', 'admin', town.root);
    const screened = await town.screened(await town.proposed('D', teachers, town.teacher));
    const noticed = await town.done(town.sanction(admin, 'serveNotice', screened, { supportSeen: true }));
    expect((await town.now(noticed.recordId)).due_on).toBe('2026-11-23');
    setTime('2026-11-24');
    await sweep(town.deps);
    const sent = await town.rows<{ body: { reminder: string; to: number[] } }>(
      sql`select body from outbox where topic = 'reminder' and body ->> 'recordId' = ${String(noticed.recordId)} order by id`,
    );
    expect(sent.map(({ body }) => [body.reminder, body.to])).toEqual([
      ['tellHandler', [admin.personId, second.personId].sort((a, b) => a - b)],
    ]);
  });
});

describe('a vote that is level once all have voted', () => {
  it('is the chair’s turn, who waives it', async () => {
    const { groupHead, deputy, member } = town;
    const fourth = await town.person('蓝芷', 'groupMember', town.root);
    const level = await town.voted(await town.at(held.recordId), [
      [deputy, 'disagree'],
      [member, 'disagree'],
      [await town.viewerOf(fourth.personId), 'agree'],
    ]);
    const turn = await town.rows<{ person_id: number }>(
      sql`select person_id from todo where record_id = ${level.recordId}`,
    );
    expect(turn).toEqual([{ person_id: groupHead.personId }]);
    await town.done(town.sanction(groupHead, 'waive', level, { reason: '票数相等' }));
    expect((await doctor(town.deps)).disagreements).toEqual([]);
  });
});
