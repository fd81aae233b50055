import { type readOnce, sqlOf, transaction } from '@plumbline/database';
import type { DayKind } from '@plumbline/rules';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctor } from '../record/doctor.ts';
import { plainCalendar } from '../testing/plain-calendar.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { createTown } from '../town/create-town.ts';
import { forgetTown } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { sweep } from './sweep.ts';

let town: SmallTown;
beforeEach(async () => {
  town = await smallTown('clock');
});
afterEach(() => town.close());

type At = { recordId: number; version: number };

/** Ten in the morning of a day in the town, or another time there. */
const setTime = (day: string, time = '10:00', offset = '+08:00') => {
  town.time.now = new Date(`${day}T${time}:00${offset}`);
};
/** Sweeps at a time and gives how many reminders were written. */
const sweepAt = async (day: string, time?: string, offset?: string) => {
  setTime(day, time, offset);
  return (await sweep(town.deps)).written;
};
/** As the system reads: of confidential records too. */
const read = <Row>(query: Parameters<typeof readOnce<Row>>[2]) =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, (tx) => tx.run<Row>(query));
const remindersOf = ({ recordId }: At) =>
  read<{ rung: number; reminder: string; due_on: string; passed_over: boolean }>(
    sqlOf
      .selectFrom('reminder')
      .where('record_id', '=', recordId)
      .select(['rung', 'reminder', 'due_on', 'passed_over'])
      .orderBy('due_on')
      .orderBy('rung'),
  );
const sentOf = async (at: At) =>
  (
    await read<{ key: string; body: { recordId: number; reminder: string; to: number[] } }>(
      sqlOf.selectFrom('outbox').where('topic', '=', 'reminder').select(['key', 'body']).orderBy('id') as never,
    )
  ).filter(({ body }) => body.recordId === at.recordId);
const sentTo = async (at: At) => (await sentOf(at)).map(({ body }) => [body.reminder, body.to]);
const ids = (...viewers: Viewer[]) => viewers.map(({ personId }) => personId).sort((a, b) => a - b);
const special = async (...days: [string, DayKind][]) => {
  await transaction(town.deps.pool, { townId: town.townId, personId: null }, async (tx) => {
    const values = days.map(([day, kind]) => ({ town_id: town.townId, day, kind }));
    await tx.run(sqlOf.insertInto('calendar_day').values(values));
  });
  forgetTown(town.deps, town.townId);
};
const asOwner = async (statement: string, values: unknown[] = []) => {
  const client = new pg.Client(town.owner);
  await client.connect();
  try {
    await client.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
};

/** A light finding that the teacher is mending until a day. */
const mending = async (rectifyBy = '2026-12-02'): Promise<At> => {
  const { admin, inspector, teacher } = town.people;
  const recorded = await town.done(town.step(inspector, 'record', null, town.finding({ weight: 'light' })));
  const notice = { responsible: teacher.personId, requirement: '补齐', rectifyBy };
  return town.done(
    town.step(teacher, 'acknowledge', await town.done(town.step(admin, 'issueNotice', recorded, notice))),
  );
};

describe('the rungs of a deadline', () => {
  it('are sent one after the other, each once, on their day from half past seven', async () => {
    const at = await mending();
    expect(await sweepAt('2026-11-26')).toBe(0);
    expect(await sweepAt('2026-11-27', '07:29')).toBe(0);
    expect(await sweepAt('2026-11-27', '07:30')).toBe(1);
    expect(await sweepAt('2026-11-27', '07:31')).toBe(0);
    for (const day of ['2026-11-30', '2026-12-01', '2026-12-02']) expect([day, await sweepAt(day)]).toEqual([day, 0]);
    expect(await sweepAt('2026-12-03')).toBe(1);
    expect(await sweepAt('2026-12-08')).toBe(0);
    expect(await sweepAt('2026-12-09')).toBe(1);
    expect(await sweepAt('2027-03-01')).toBe(0);
    const due = { due_on: '2026-12-02', passed_over: false };
    expect(await remindersOf(at)).toEqual([
      { rung: -3, reminder: 'remind', ...due },
      { rung: 1, reminder: 'escalateToLeader', ...due },
      { rung: 5, reminder: 'escalateToGroup', ...due },
    ]);
    expect((await sentOf(at)).map(({ key }) => key)).toEqual([
      `reminder:${at.recordId}:rectify:-3:2026-12-02`,
      `reminder:${at.recordId}:rectify:1:2026-12-02`,
      `reminder:${at.recordId}:rectify:5:2026-12-02`,
    ]);
    expect((await sentOf(at))[0]?.body).toEqual({
      recordId: at.recordId,
      deadline: 'rectify',
      rung: -3,
      dueOn: '2026-12-02',
      reminder: 'remind',
      to: ids(town.people.teacher),
    });
  });

  it('change neither state nor version of the record, nor disturb its replay', async () => {
    const at = await mending();
    const before = await read(sqlOf.selectFrom('record').where('id', '=', at.recordId).selectAll());
    await sweepAt('2026-12-09');
    expect(await read(sqlOf.selectFrom('record').where('id', '=', at.recordId).selectAll())).toEqual(before);
    expect((await doctor(town.deps)).disagreements).toEqual([]);
    expect(await town.done(town.step(town.people.teacher, 'submitReport', at))).toMatchObject({
      version: at.version + 1,
    });
  });

  it('end with the state: a record that was handed on is not reminded of what it waited for', async () => {
    const at = await mending();
    setTime('2026-11-26');
    await town.done(town.step(town.people.teacher, 'submitReport', at));
    await sweepAt('2026-12-10');
    expect((await remindersOf(at)).map(({ reminder }) => reminder)).toEqual(['remind']);
    expect(await sentTo(at)).toEqual([['remind', ids(town.people.inspector, town.people.admin)]]);
  });

  it('begin anew when a return or an extension sets another day, and not when the day stays', async () => {
    const { teacher, inspector } = town.people;
    const first = await mending();
    expect(await sweepAt('2026-11-27')).toBe(1);
    const reported = await town.done(town.step(teacher, 'submitReport', first));
    const same = await town.done(town.step(inspector, 'returnReport', reported, { reason: '不全' }));
    expect(await sweepAt('2026-11-30')).toBe(0);
    const again = await town.done(town.step(teacher, 'submitReport', same));
    await town.done(town.step(inspector, 'returnReport', again, { reason: '不全', rectifyBy: '2026-12-11' }));
    expect(await sweepAt('2026-12-07')).toBe(0);
    expect(await sweepAt('2026-12-08')).toBe(1);
    expect((await remindersOf(first)).map(({ rung, due_on }) => [rung, due_on])).toEqual([
      [-3, '2026-12-02'],
      [-3, '2026-12-11'],
    ]);
  });
});

describe('a closed case', () => {
  it('is reminded of once, when its look back is due', async () => {
    const { teacher, inspector } = town.people;
    const reported = await town.done(town.step(teacher, 'submitReport', await mending()));
    const closed = await town.done(town.step(inspector, 'accept', reported, { verified: true }));
    expect(await sweepAt('2026-12-17')).toBe(0);
    expect(await sweepAt('2026-12-18')).toBe(1);
    expect(await sweepAt('2027-01-05')).toBe(0);
    expect(await sentTo(closed)).toEqual([['dueForLookBack', ids(inspector)]]);
  });
});

describe('a calendar', () => {
  it('with a make-up day counts it, and lets reminders go out on it', async () => {
    await special(['2026-11-28', 'makeUp']);
    const at = await mending();
    expect(await sweepAt('2026-11-27')).toBe(0);
    expect(await sweepAt('2026-11-28')).toBe(1);
    expect(await remindersOf(at)).toHaveLength(1);
  });

  it('with a holiday in between moves the reminder forward', async () => {
    await special(['2026-11-30', 'holiday'], ['2026-12-01', 'holiday']);
    await mending();
    expect(await sweepAt('2026-11-24')).toBe(0);
    expect(await sweepAt('2026-11-25')).toBe(1);
  });

  it('lets nobody be reminded at a weekend: what came due then waits for Monday', async () => {
    await mending('2026-11-27');
    await sweepAt('2026-11-24');
    setTime('2026-11-27');
    expect(await sweepAt('2026-11-28')).toBe(0);
    expect(await sweepAt('2026-11-29', '23:59')).toBe(0);
    expect(await sweepAt('2026-11-30', '07:00')).toBe(0);
    expect(await sweepAt('2026-11-30', '07:30')).toBe(1);
  });

  it('stands still in a vacation', async () => {
    const at = await mending('2027-01-20');
    expect(await sweepAt('2027-01-15')).toBe(1);
    for (const day of ['2027-01-21', '2027-02-10', '2027-02-23']) expect([day, await sweepAt(day)]).toEqual([day, 0]);
    expect(await sweepAt('2027-02-24')).toBe(1);
    expect((await remindersOf(at)).map(({ reminder }) => reminder)).toEqual(['remind', 'escalateToLeader']);
  });

  it('is that of the town: its zone says when the day and the morning begin', async () => {
    await asOwner(`update town set zone = 'America/New_York'`);
    forgetTown(town.deps, town.townId);
    await mending();
    // Friday evening in China is Friday morning there.
    expect(await sweepAt('2026-11-27', '20:29')).toBe(0);
    expect(await sweepAt('2026-11-27', '20:30')).toBe(1);
    // Saturday noon in China is still Friday there.
    const second = await mending();
    expect(await sweepAt('2026-11-28', '12:00')).toBe(1);
    expect(await remindersOf(second)).toHaveLength(1);
  });
});

describe('after the computer was off', () => {
  it('only the last of the rungs that came due is sent; the earlier ones are passed over', async () => {
    const at = await mending();
    expect(await sweepAt('2026-12-04')).toBe(2);
    expect((await remindersOf(at)).map(({ rung, passed_over }) => [rung, passed_over])).toEqual([
      [-3, true],
      [1, false],
    ]);
    expect(await sentTo(at)).toEqual([['escalateToLeader', ids(town.people.head)]]);
    expect(await sweepAt('2026-12-09')).toBe(1);
    expect(await sentOf(at)).toHaveLength(2);
  });

  it('a rung that was sent before stays as it is', async () => {
    const at = await mending();
    await sweepAt('2026-11-27');
    expect(await sweepAt('2026-12-15')).toBe(2);
    expect((await remindersOf(at)).map(({ rung, passed_over }) => [rung, passed_over])).toEqual([
      [-3, false],
      [1, true],
      [5, false],
    ]);
  });
});

describe('those who are told', () => {
  const leading = (role: 'linkedLeader' | 'groupHead' | 'groupDeputy', name: string, unit = town.root) =>
    town.person(name, role, unit);

  it('are the linked leader of the unit or above, and the head and deputy of the leading group', async () => {
    const [ours, above] = [await leading('linkedLeader', '郑领导', town.east), await leading('linkedLeader', '吴领导')];
    await leading('linkedLeader', '孙领导', town.west);
    const group = [await leading('groupHead', '钱组长'), await leading('groupDeputy', '赵副组长')];
    const at = await mending();
    await sweepAt('2026-11-27');
    await sweepAt('2026-12-03');
    await sweepAt('2026-12-09');
    expect(await sentTo(at)).toEqual([
      ['remind', ids(town.people.teacher)],
      ['escalateToLeader', ids(ours, above)],
      ['escalateToGroup', ids(...group)],
    ]);
  });

  it('are the campus head without a linked leader, and the office where nobody else is there', async () => {
    const at = await mending();
    await sweepAt('2026-12-03');
    await sweepAt('2026-12-09');
    expect(await sentTo(at)).toEqual([
      ['escalateToLeader', ids(town.people.head)],
      ['escalateToGroup', ids(town.people.admin)],
    ]);
  });

  it('are never only the person who is late', async () => {
    const { admin, head, inspector } = town.people;
    const recorded = await town.done(town.step(inspector, 'record', null, town.finding({ weight: 'light' })));
    const notice = { responsible: head.personId, requirement: '补齐', rectifyBy: '2026-12-02' };
    const at = await town.done(
      town.step(head, 'acknowledge', await town.done(town.step(admin, 'issueNotice', recorded, notice))),
    );
    await sweepAt('2026-12-03');
    expect(await sentTo(at)).toEqual([['escalateToLeader', ids(admin)]]);
  });

  it('hold their post on that day', async () => {
    const leader = await leading('linkedLeader', '郑领导', town.east);
    await asOwner(`update post set to_on = '2026-12-02' where person_id = $1`, [leader.personId]);
    const at = await mending();
    await sweepAt('2026-12-03');
    expect(await sentTo(at)).toEqual([['escalateToLeader', ids(town.people.head)]]);
  });

  it('may read the record: of a confidential one only holders of a grant are told', async () => {
    const { teacher, admin, head } = town.people;
    const at = await mending();
    await asOwner('update record set confidential = true where id = $1', [at.recordId]);
    const grant = (viewer: Viewer) =>
      asOwner(
        'insert into record_grant (town_id, record_id, person_id, granted_by, since) values ($1, $2, $3, $4, now())',
        [town.townId, at.recordId, viewer.personId, admin.personId],
      );
    await grant(teacher);
    await sweepAt('2026-11-27');
    await sweepAt('2026-12-03');
    await grant(head);
    await sweepAt('2026-12-09');
    expect(await sentTo(at)).toEqual([
      ['remind', ids(teacher)],
      // Nobody but the late person may read it.
      ['escalateToLeader', []],
      ['escalateToGroup', []],
    ]);
  });
});

describe('several workers', () => {
  it('that sweep at once write each reminder once', async () => {
    const cases = [];
    for (let made = 0; made < 8; made += 1) cases.push(await mending());
    setTime('2026-12-03');
    const answers = await Promise.all([1, 2, 3].map(() => sweep(town.deps)));
    expect(answers.reduce((sum, { written }) => sum + written, 0)).toBe(16);
    for (const at of cases) expect(await sentOf(at)).toHaveLength(1);
  });

  it('leave a record that is held to the next sweep, and wait for nobody', async () => {
    const [held, free] = [await mending(), await mending()];
    // The day's duties, which do wait, are done.
    expect(await sweepAt('2026-11-27', '07:00')).toBe(0);
    await transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'step' }, async (tx) => {
      await tx.run(sql`select id from record where id = ${held.recordId} for update`.compile(sqlOf));
      expect(await sweepAt('2026-11-27')).toBe(1);
    });
    expect(await remindersOf(held)).toEqual([]);
    expect(await remindersOf(free)).toHaveLength(1);
    expect(await sweepAt('2026-11-27')).toBe(1);
  });
});

describe('a town whose calendar is unfit', () => {
  it('does not keep the others from their reminders, and is reported', async () => {
    const calendar = plainCalendar('2026-11-18');
    const first = await createTown(town.deps, { code: 'aaa', name: '坏镇', calendar });
    await transaction(town.deps.pool, { townId: first.townId, personId: null }, (tx) =>
      tx.run(
        sql`insert into calendar_day (town_id, day, kind) select ${first.townId}, d::date, 'holiday'
          from generate_series('2026-11-28'::date, '2029-12-31', '1 day') d on conflict do nothing`.compile(sqlOf),
      ),
    );
    forgetTown(town.deps, first.townId);
    const at = await mending();
    setTime('2026-11-27');
    await expect(sweep(town.deps)).rejects.toThrow(AggregateError);
    expect(await remindersOf(at)).toHaveLength(1);
  });
});
