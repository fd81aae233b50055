import { sqlOf, transaction } from '@plumbline/database';
import { ownerClient } from '@plumbline/database/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimLetters } from '../notification/claim-letters.ts';
import { readMailTrouble } from '../notification/mail-trouble.ts';
import { markNotificationsRead } from '../notification/mark-read.ts';
import { settleFailed } from '../notification/settle.ts';
import { type ToldTown, toldTown } from '../notification/testing/told-town.ts';
import { runStep } from '../record/run-step.ts';
import { planYearOf, todayOf, townFacts } from '../town/facts.ts';
import { saveSettings } from '../town/save-settings.ts';
import { clearAway, mostCleared } from './clear-away.ts';
import { sweep } from './sweep.ts';

let town: ToldTown;
let owner: Awaited<ReturnType<typeof ownerClient>>;
beforeEach(async () => {
  town = await toldTown('clear');
  owner = await ownerClient(town.owner);
});
afterEach(async () => {
  await owner.end();
  await town.close();
});

const daysLater = (days: number) => town.minutesLater(days * 24 * 60);
const clear = async () => clearAway(town.deps, await townFacts(town.deps, town.townId));
const countOf = async (table: string, where = 'true'): Promise<number> =>
  Number((await owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count);
const outbox = async () => ({
  done: await countOf('outbox', 'done_at is not null'),
  waits: await countOf('outbox', 'done_at is null'),
});
const removeAsClock = (text: string) =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'clock' }, (tx) =>
    tx.run(sql`${sql.raw(text)} returning 1`.compile(sqlOf)),
  );

describe('what was delivered', () => {
  it('is gone after its days and not before; what still waits stays, however old', async () => {
    await town.noticed();
    await town.tell();
    const { done } = await outbox();
    expect(done).toBeGreaterThan(1);
    daysLater(90);
    await town.done(town.step(town.people.inspector, 'record', null, town.finding()));
    const { waits } = await outbox();
    await clear();
    expect(await outbox()).toEqual({ done, waits });
    daysLater(1);
    await clear();
    expect(await outbox()).toEqual({ done: 0, waits });
    daysLater(1000);
    await clear();
    expect(await outbox()).toEqual({ done: 0, waits });
  });

  it('is kept for as long as the town says, and is cleared by the clock once a day', async () => {
    const { admin } = town.people;
    await town.noticed();
    await town.tell();
    await sweep(town.deps);
    const { done } = await outbox();
    const facts = await townFacts(town.deps, town.townId);
    const year = planYearOf(facts, todayOf(facts, town.deps.clock()));
    const values = [{ key: 'upkeep.deliveredDays', value: '30' }];
    expect(await saveSettings(town.deps, admin, { planYearId: year.id, values })).toMatchObject({ ok: true });
    daysLater(30);
    await sweep(town.deps);
    expect((await outbox()).done).toBeGreaterThanOrEqual(done);
    daysLater(1);
    await sweep(town.deps);
    expect(await countOf('outbox', `done_at < '2026-11-19'`)).toBe(0);
  });

  it('is cleared whole, though it is more than one batch', async () => {
    await owner.query(
      `insert into outbox (town_id, key, topic, body, created_at, done_at)
        select ${town.townId}, 'old:' || n, 'event', '{}', '2026-01-01', '2026-01-01' from generate_series(1, ${2 * mostCleared + 1}) n`,
    );
    await clear();
    expect(await outbox()).toEqual({ done: 0, waits: 0 });
  });

  it('tells for ever that somebody’s last mail did not arrive', async () => {
    const { teacher } = town.people;
    await town.choose(teacher);
    for (let count = 0; count < 2; count += 1) {
      await town.noticed();
      await town.tell();
      town.minutesLater(1);
      const failed = { fault: 'addressRefused', again: false, apart: true } as const;
      for (const letter of await claimLetters(town.deps, town.townId)) await settleFailed(town.deps, letter, failed);
    }
    const trouble = await readMailTrouble(town.deps, teacher);
    expect(trouble).toMatchObject({ fault: 'addressRefused' });
    // Neither somebody else’s later mail nor what a robot of the same number was sent is this person’s last mail.
    await owner.query(
      `insert into outbox (town_id, key, topic, body, created_at, done_at, recipient)
        values ($1, 'mail:other', 'mail', '{}', '2026-11-19', '2026-11-19', $2), ($1, 'robot:same', 'robot', '{}', '2026-11-19', '2026-11-19', $3)`,
      [town.townId, town.people.other.personId, teacher.personId],
    );
    daysLater(400);
    await clear();
    expect(await outbox()).toEqual({ done: 2, waits: 0 });
    expect(await readMailTrouble(town.deps, teacher)).toEqual(trouble);
  });
});

describe('an inbox', () => {
  it('loses what was read a year ago and keeps what nobody read; nothing of it is told or mailed again', async () => {
    const { teacher } = town.people;
    await town.choose(teacher);
    await town.noticed();
    await town.tell();
    await markNotificationsRead(town.deps, teacher, 'all');
    await town.noticed();
    await town.tell();
    daysLater(365);
    await clear();
    expect(await town.inboxOf(teacher)).toHaveLength(2);
    daysLater(1);
    await clear();
    expect((await town.inboxOf(teacher)).map(({ read_at }) => read_at)).toEqual([null]);
    expect(await town.tell()).toBe(0);
    expect(await claimLetters(town.deps, town.townId)).toMatchObject([{ notificationIds: { length: 1 } }]);
  });
});

describe('a key', () => {
  it('of a step that made a record answers for ever, one of a later step until its days are over', async () => {
    const { admin, inspector, teacher } = town.people;
    const recording = {
      workflow: 'rectification',
      step: 'record',
      idempotencyKey: 'recorded-on-a-phone',
      input: town.finding(),
    };
    const recorded = await town.done(runStep(town.deps, inspector, recording));
    const issuing = {
      workflow: 'rectification',
      step: 'issueNotice',
      id: recorded.recordId,
      expectedVersion: 1,
      idempotencyKey: 'issued-once',
      input: { responsible: teacher.personId, requirement: '改', rectifyBy: '2027-12-02' },
    };
    await town.done(runStep(town.deps, admin, issuing));
    daysLater(90);
    await clear();
    expect(await runStep(town.deps, admin, issuing)).toMatchObject({ ok: true, replayed: true });
    daysLater(1);
    await clear();
    expect(await runStep(town.deps, admin, issuing)).toMatchObject({ ok: false, problems: [{ code: 'StaleVersion' }] });
    expect(await runStep(town.deps, inspector, recording)).toMatchObject({
      replayed: true,
      recordId: recorded.recordId,
    });
    expect(await countOf('record')).toBe(1);
  });

  it('of an import or of the demo town’s loading stays', async () => {
    await town.noticed();
    await owner.query(`update idempotency set at = '2020-01-01'`);
    await owner.query(`insert into idempotency (town_id, person_id, key, digest, record_id, version, at)
      select town_id, person_id, given, digest, record_id, 2, '2020-01-01' from idempotency, unnest(array['import:x', 'demo:x', 'other:x']) given
      where version = 1`);
    await clear();
    expect((await owner.query('select key from idempotency where version > 1 order by key')).rows).toEqual([
      { key: 'demo:x' },
      { key: 'import:x' },
    ]);
  });
});

it('the clock cannot remove what waits, what is unread, or the key that a record was made under', async () => {
  await town.noticed();
  await town.tell();
  await town.noticed();
  const { waits } = await outbox();
  for (const table of ['outbox', 'notification', 'idempotency']) await removeAsClock(`delete from ${table}`);
  expect(await outbox()).toEqual({ done: 0, waits });
  expect(await countOf('notification', 'read_at is null')).toBeGreaterThan(0);
  expect(await countOf('idempotency')).toBe(2);
});
