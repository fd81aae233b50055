import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importRosterFile } from './roster.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown();
});
afterAll(() => town?.close());
let pupil = 0;
beforeEach(() => {
  pupil += 10;
});

/** Names and ids are fresh in each test. */
const sheet = (...rows: readonly (readonly [school: string, place: string, name: string, id: number])[]): string =>
  ['学校,班级,姓名,学号', ...rows.map(([school, place, name, id]) => `${school},${place},${name},R${pupil + id}`)].join(
    '\n',
  );
const stays = (id: number) =>
  town.rows<{ school: string; place: string | null; from: string; to: string; name: string }>(
    `select u.name as school, c.name as place, e.from_on as from, e.to_on as to, p.name from pupils.enrolment e join pupils.pupil p on p.id = e.pupil_id
     join unit u on u.id = e.unit_id left join unit c on c.id = e.class_id where p.token = 'R${pupil + id}' order by e.from_on`,
  );

describe('a roster', () => {
  it('enrols the pupils of a campus from the beginning of the plan year, and later ones from the day on', async () => {
    const first = await town.file(sheet(['中心校', '五（1）班', '赵一', 1], ['中心校', '五(2)班', '钱二', 2]));
    expect(await town.roster(first)).toMatchObject({
      accepted: 2,
      written: true,
      counts: { new: 2, changed: 0, unchanged: 0, bad: 0 },
      created: { classes: ['中心校 五(1)班', '中心校 五(2)班'], pupils: 2 },
    });
    expect(await stays(1)).toEqual([
      { school: '中心校', place: '五(1)班', from: '2026-08-01', to: 'infinity', name: '赵一' },
    ]);
    const later = await town.file(sheet(['中心校', '五(1)班', '孙三', 3]));
    await town.roster(later);
    expect(await stays(3)).toMatchObject([{ from: '2026-11-18' }]);
    expect(await town.roster(first)).toMatchObject({ written: false, counts: { new: 0, unchanged: 2 } });
    expect(await town.rows(`select grade from unit where kind = 'class' and name = '五(1)班'`)).toEqual([{ grade: 5 }]);
  });

  it('moves whoever changed school or class: the earlier enrolment ends the day before', async () => {
    await town.roster(await town.file(sheet(['东片小学', '五(1)班', '赵一', 1], ['东片小学', '五(1)班', '钱二', 2])));
    const changed = await town.file(sheet(['西片小学', '五(3)班', '赵一', 1], ['东片小学', '五(1)班', '钱二二', 2]));
    expect(await town.roster(changed, { dryRun: true })).toMatchObject({
      counts: { changed: 2 },
      moved: 1,
      moves: [{ line: 2, from: '东片小学 五(1)班', to: '西片小学 五(3)班' }],
      written: false,
    });
    expect(await stays(1)).toHaveLength(1);
    await town.roster(changed);
    expect(await stays(1)).toMatchObject([
      { school: '东片小学', from: '2026-08-01', to: '2026-11-17' },
      { school: '西片小学', place: '五(3)班', from: '2026-11-18', to: 'infinity' },
    ]);
    expect(await stays(2)).toMatchObject([{ name: '钱二二', to: 'infinity' }]);
    expect(await town.roster(changed)).toMatchObject({ counts: { unchanged: 2 }, moved: 0, written: false });
    const back = await town.file(sheet(['西片小学', '五(4)班', '赵一', 1]));
    await town.roster(back);
    expect(await stays(1)).toMatchObject([{ to: '2026-11-17' }, { place: '五(4)班', from: '2026-11-18' }]);
  });

  it('is refused whole for one bad row, unless the good ones are accepted', async () => {
    const file = await town.file(sheet(['中心校', '五(1)班', '赵一', 1], ['没有的学校', '五(1)班', '钱二', 2]));
    const before = await town.traces();
    expect(await town.roster(file)).toMatchObject({
      accepted: 0,
      rejected: [{ line: 3, column: '学校', code: 'UNKNOWN_SCHOOL' }],
    });
    expect(await town.traces()).toEqual(before);
    expect(await town.roster(file, { acceptGoodRows: true })).toMatchObject({
      accepted: 1,
      counts: { new: 1, bad: 1 },
    });
    expect(await stays(1)).toHaveLength(1);
    expect(await town.roster(file, { createMissing: 'schools' })).toMatchObject({
      accepted: 2,
      created: { schools: ['没有的学校'] },
    });
  });

  it('says that an entry score does not come in with it', async () => {
    const file = await town.file('学校,学号,入学成绩\n中心校,R-prior,abc\n');
    expect(await town.roster(file, { dryRun: true })).toMatchObject({
      accepted: 1,
      warnings: [{ code: 'UNKNOWN_COLUMN', found: '入学成绩' }],
    });
  });

  it('of a campus is imported by its head, who takes no pupil of another one', async () => {
    const { head, westHead, teacher } = town.people;
    const own = await town.file(sheet(['东片小学', '五(1)班', '赵一', 1]));
    expect(await town.roster(own, {}, head)).toMatchObject({ accepted: 1 });
    expect(await town.roster(own, {}, westHead)).toMatchObject({ accepted: 0, rejected: [{ code: 'UNKNOWN_SCHOOL' }] });
    const taken = await town.file(sheet(['西片小学', '五(1)班', '赵一', 1]));
    expect(await town.roster(taken, {}, westHead)).toMatchObject({
      accepted: 0,
      rejected: [{ code: 'UNKNOWN_PUPIL', column: '学号' }],
    });
    expect(await stays(1)).toMatchObject([{ school: '东片小学' }]);
    const refused = await importRosterFile(town.deps, teacher, own, {});
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
    const day = await importRosterFile(town.deps, head, own, { from: '2099-01-01' });
    expect(day).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput', path: ['from'] }] });
  });
});
