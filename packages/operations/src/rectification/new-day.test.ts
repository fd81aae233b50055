import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../clock/sweep.ts';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown, wednesday } from '../testing/world.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('newday');
});
afterAll(() => town.close());
beforeEach(() => {
  town.time.now = wednesday;
});

/** A light finding, due on 2 December, whose report lies before the inspector. */
const reported = async () => {
  const { teacher } = town.people;
  const mending = await town.done(town.step(teacher, 'acknowledge', await town.noticed({ weight: 'light' })));
  return town.done(town.step(teacher, 'submitReport', mending));
};
const on = (day: string) => {
  town.time.now = new Date(`${day}T09:00:00+08:00`);
};

const dayOf = async (recordId: number) => {
  const [row] = await readOnce(
    town.deps.pool,
    { townId: town.townId, personId: null },
    sqlOf.selectFrom('rectification').where('record_id', '=', recordId).select('rectify_by'),
  );
  return row?.rectify_by;
};
const remindersOf = async (recordId: number) =>
  (
    await readOnce(
      town.deps.pool,
      { townId: town.townId, personId: null },
      sqlOf.selectFrom('reminder').where('record_id', '=', recordId).select('reminder'),
    )
  ).map(({ reminder }) => reminder);

describe('a report that is returned', () => {
  it('keeps its day up to and on it, and needs a new one afterwards', async () => {
    const { inspector } = town.people;
    const at = await reported();
    on('2026-12-03');
    expect(
      await refusedInBoth(inspector, (viewer) => town.step(viewer, 'returnReport', at, { reason: 'x' }), []),
    ).toEqual([{ code: 'InvalidInput', path: ['rectifyBy'] }]);
    on('2026-12-02');
    await town.done(town.step(inspector, 'returnReport', at, { reason: 'x' }));
    expect(await dayOf(at.recordId)).toBe('2026-12-02');
  });

  it('after its day is escalated by the new day, not the next morning', async () => {
    const { inspector } = town.people;
    const at = await reported();
    on('2026-12-08');
    await town.done(town.step(inspector, 'returnReport', at, { reason: 'x', rectifyBy: '2026-12-21' }));
    on('2026-12-09');
    await sweep(town.deps);
    expect(await remindersOf(at.recordId)).toEqual([]);
    on('2026-12-22');
    await sweep(town.deps);
    expect(await remindersOf(at.recordId)).toContain('escalateToLeader');
  });
});

describe('an objection that is rejected', () => {
  const objected = async () => {
    const { teacher } = town.people;
    const mending = await town.done(town.step(teacher, 'acknowledge', await town.noticed({ weight: 'light' })));
    return town.done(town.step(teacher, 'object', mending, { reason: '不是这个班' }));
  };

  it('keeps its day up to and on it', async () => {
    const at = await objected();
    on('2026-12-02');
    await town.done(town.step(town.people.head, 'rejectObjection', at, { reason: '查实' }));
    expect(await dayOf(at.recordId)).toBe('2026-12-02');
  });

  it('after the day needs a new one', async () => {
    const at = await objected();
    on('2026-12-03');
    const rejected = (input: object) =>
      town.step(town.people.head, 'rejectObjection', at, { reason: '查实', ...input });
    expect(await rejected({})).toMatchObject({ ok: false, problems: [{ path: ['rectifyBy'] }] });
    expect(await rejected({ rectifyBy: '2026-12-10' })).toMatchObject({ ok: true });
    expect(await dayOf(at.recordId)).toBe('2026-12-10');
  });
});
