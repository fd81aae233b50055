import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importRosterFile, type RosterFileOptions } from './roster.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown();
});
afterAll(() => town?.close());

type Row = readonly [school: string, place: string, id: string];
const sheet = (...rows: readonly Row[]): string =>
  ['学校,班级,姓名,学号', ...rows.map(([school, place, id]) => `${school},${place},学生,${id}`)].join('\n');
const bring = async (rows: readonly Row[], options: RosterFileOptions = {}, viewer = town.people.admin) =>
  town.roster(await town.file(sheet(...rows)), options, viewer);
const stays = (id: string) =>
  town.rows<{ school: string; from: string; to: string }>(
    `select u.name as school, e.from_on as from, e.to_on as to from pupils.enrolment e join pupils.pupil p on p.id = e.pupil_id
     join unit u on u.id = e.unit_id where p.token = '${id}' order by e.from_on`,
  );

const six: Row = ['东片小学', '六(1)班', 'graduate'];
const five: Row = ['东片小学', '五(1)班', 'stays'];
const mover: Row = ['东片小学', '五(1)班', 'mover'];
const west: Row = ['西片小学', '五(1)班', 'west'];
/** The roster of two schools, of which nobody leaves. */
const whole = [six, five, mover, west];
const east = '东片小学';

beforeEach(async () => {
  await town.rows('delete from pupils.enrolment');
  await bring(whole, { from: '2026-08-01' });
});

describe('a complete roster', () => {
  it('ends the enrolment of whoever it lacks on the day before, and leaves who moved and other schools alone', async () => {
    const file = await town.file(sheet(five, ['西片小学', '五(2)班', 'mover'], west));
    const before = await town.traces();
    const left = { count: 1, first: ['graduate'] };
    expect(await town.roster(file, { complete: true, dryRun: true })).toMatchObject({ left, moved: 1, written: false });
    expect(await town.traces()).toEqual(before);
    expect(await stays('graduate')).toEqual([{ school: east, from: '2026-08-01', to: 'infinity' }]);
    expect(await town.roster(file, { complete: true })).toMatchObject({ left, moved: 1, written: true });
    expect(await stays('graduate')).toEqual([{ school: east, from: '2026-08-01', to: '2026-11-17' }]);
    expect(await stays('mover')).toMatchObject([{ to: '2026-11-17' }, { school: '西片小学', to: 'infinity' }]);
    expect(await stays('stays')).toMatchObject([{ to: 'infinity' }]);
    expect(await town.roster(file, { complete: true })).toMatchObject({
      left: { count: 0, first: [] },
      written: false,
    });

    await bring([five], { complete: true });
    expect(await stays('west')).toMatchObject([{ to: 'infinity' }]);
  });

  it('that changes nothing else is written for those who leave, from a day that is told', async () => {
    expect(await bring([five, mover], { complete: true, from: '2026-09-01' })).toMatchObject({
      counts: { new: 0, changed: 0, unchanged: 2 },
      left: { count: 1 },
      written: true,
    });
    expect(await stays('graduate')).toMatchObject([{ to: '2026-08-31' }]);
    expect(await bring([six, five, mover])).toMatchObject({ counts: { new: 1 }, left: null });
    expect(await stays('graduate')).toMatchObject([{ to: '2026-08-31' }, { from: '2026-11-18', to: 'infinity' }]);
  });

  it('takes an enrolment back that began on that very day', async () => {
    await bring([['东片小学', '五(1)班', 'mistake']]);
    expect(await stays('mistake')).toMatchObject([{ from: '2026-11-18' }]);
    await bring(whole, { complete: true });
    expect(await stays('mistake')).toEqual([]);
  });

  it('is not one unless it is called so', async () => {
    expect(await bring([five])).toMatchObject({ left: null });
    expect(await stays('graduate')).toMatchObject([{ to: 'infinity' }]);
  });

  it('with a bad row makes nobody leave, also where the good rows would be accepted', async () => {
    const file = await town.file(sheet(five, ['没有的学校', '五(1)班', 'graduate']));
    const before = await town.traces();
    for (const dryRun of [true, false])
      expect(await town.roster(file, { complete: true, dryRun })).toMatchObject({
        left: null,
        counts: { bad: 1 },
        written: false,
      });
    const options = { complete: true, acceptGoodRows: true };
    expect(await importRosterFile(town.deps, town.people.admin, file, options)).toMatchObject({
      ok: false,
      problems: [{ code: 'InvalidInput', path: ['complete'] }],
    });
    expect(await town.traces()).toEqual(before);
    expect(await stays('graduate')).toMatchObject([{ to: 'infinity' }]);
  });

  it('of a campus head makes nobody leave another school', async () => {
    const { head, westHead } = town.people;
    expect(await bring([five, west], { complete: true }, head)).toMatchObject({ left: null, written: false });
    expect(await bring([five, mover], { complete: true }, westHead)).toMatchObject({ left: null, written: false });
    expect(await stays('graduate')).toMatchObject([{ to: 'infinity' }]);
    expect(await bring([five, mover], { complete: true }, head)).toMatchObject({ left: { count: 1 }, written: true });
    expect(await stays('west')).toMatchObject([{ to: 'infinity' }]);
    expect(await stays('graduate')).toMatchObject([{ to: '2026-11-17' }]);
  });

  it('names the first twenty by their numbers alone, and the log counts who was read', async () => {
    const many = Array.from({ length: 25 }, (_, at): Row => [east, '六(1)班', `many-${String(at).padStart(2, '0')}`]);
    await bring([...whole, ...many]);
    const { left } = await bring(whole, { complete: true, dryRun: true });
    expect(left).toEqual({ count: 25, first: many.slice(0, 20).map(([, , id]) => id) });
    expect(await town.rows('select purpose, pupils from pupils.read_log order by id desc limit 1')).toEqual([
      { purpose: 'import', pupils: 29 },
    ]);
  });
});
