import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../clock/sweep.ts';
import { type AgreeingTown, agreeingTown } from './testing/agreeing-town.ts';

let town: AgreeingTown;
beforeAll(async () => {
  town = await agreeingTown('deadlines');
});
afterAll(() => town.close());

const sweptOn = async (day: string) => {
  town.time.now = new Date(`${day}T10:00:00+08:00`);
  await sweep(town.deps);
};
const sentTo = async (recordId: number) => {
  const rows = await readOnce(
    town.deps.pool,
    { townId: town.townId, personId: null },
    sqlOf.selectFrom('outbox').where('topic', '=', 'reminder').select('body').orderBy('id'),
  );
  return rows
    .map(({ body }) => body as unknown as { recordId: number; reminder: string; rung: number; to: number[] })
    .filter((body) => body.recordId === recordId)
    .map(({ reminder, rung, to }) => [reminder, rung, to]);
};

describe('the day to sign by', () => {
  it('reminds whoever has not signed, then tells the leading group, and stands still once both have', async () => {
    const { now } = town.time;
    const { a, b } = town.signers;
    const half = await town.done(town.sign(a, await town.offered({ signBy: '2026-11-27' })));
    await sweptOn('2026-11-23');
    expect(await sentTo(half.recordId)).toEqual([]);
    for (const day of ['2026-11-24', '2026-11-30', '2026-12-02', '2026-12-03']) await sweptOn(day);
    expect(await sentTo(half.recordId)).toEqual([
      ['remind', -3, [b.personId]],
      ['remind', 1, [b.personId]],
      ['escalateToGroup', 3, [a.personId]],
    ]);
    town.time.now = now;
    const signed = await town.done(town.sign(b, half));
    await sweptOn('2027-03-01');
    expect(await sentTo(signed.recordId)).toHaveLength(3);
    town.time.now = now;
  });

  it('moves with a new offer, and the reminders come anew', async () => {
    const { now } = town.time;
    const person = await town.person('郑老师', 'teacher', town.east);
    const { admin, head } = town.people;
    const offered = await town.offered({ party: 'teacher', partyA: head.personId, partyB: person.personId });
    await sweptOn('2026-11-24');
    const anew = await town.done(town.agreement(admin, 'offer', offered, { signBy: '2026-12-04' }));
    await sweptOn('2026-12-01');
    const both = [head.personId, person.personId].sort((x, y) => x - y);
    expect(await sentTo(anew.recordId)).toEqual([
      ['remind', -3, both],
      ['remind', -3, both],
    ]);
    town.time.now = now;
  });
});
