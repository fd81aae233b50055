import { appoint, createPerson } from '@plumbline/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCountyFile } from './county.ts';
import { type ExamTown, examTown, sure } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown();
  const { deps, people, east, west } = town;
  for (const [name, unitId] of [
    ['王丽', west],
    ['同名', east],
    ['同名', east],
  ] as const) {
    const { personId } = sure(
      await createPerson(deps, people.admin, { name, ...(unitId === west && { staffNo: 'T9' }) }),
    );
    sure(await appoint(deps, people.admin, { personId, unitId, role: 'teacher', title: '教师', fromOn: '2026-08-01' }));
  }
});
afterAll(() => town?.close());

const header = '学校,教师,学科,年级,平均分,名次,参评人数\n';
const kept = () =>
  town.rows<Record<string, unknown>>(
    `select p.name, c.subject, c.grade, c.mean, c.place, c.compared, c.revision from county_teacher c join person p on p.id = c.person_id order by p.id, c.grade`,
  );

describe('county results of teachers', () => {
  it('are kept by teacher, subject and grade, and the same file changes nothing', async () => {
    const file = await town.file(`${header}东片小学,王丽,数学,五年级,87.456,2,30\n东片小学,李思雨,外语,六,70,30,30\n`);
    expect(await town.county(file, { dryRun: true })).toMatchObject({
      layout: 'teachers',
      counts: { new: 2 },
      exam: { existed: false },
      written: false,
    });
    expect(await town.count('exam')).toBe(0);
    expect(await town.county(file)).toMatchObject({ accepted: 2, written: true, counts: { new: 2, bad: 0 } });
    expect(await kept()).toEqual([
      { name: '李思雨', subject: '英语', grade: 6, mean: '70', place: 30, compared: 30, revision: 1 },
      { name: '王丽', subject: '数学', grade: 5, mean: '87.456', place: 2, compared: 30, revision: 1 },
    ]);
    expect(await town.county(file)).toMatchObject({ written: false, counts: { unchanged: 2 } });
    const corrected = await town.file(`${header}东片小学,王丽,数学,5,88,1,30\n`);
    expect(await town.county(corrected)).toMatchObject({ counts: { changed: 1 } });
    expect(await kept()).toMatchObject([{ revision: 1 }, { mean: '88', place: 1, revision: 2 }]);
  });

  it('find a teacher by name within the school, or by staff number, and nobody else', async () => {
    const before = await kept();
    const file = await town.file(
      `${header}东片小学,查无此人,数学,五年级,80,1,3\n西片小学,李思雨,数学,五年级,80,1,3\n东片小学,同名,数学,五年级,80,1,3\n东片小学,王丽,数学,五十年级,80,1,3\n外县小学,王丽,数学,五年级,80,1,3\n东片小学,王丽,数学,五年级,80,4,3\n`,
    );
    const answer = await town.county(file);
    expect(answer.rejected.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, '教师', 'UNKNOWN_TEACHER'],
      [3, '教师', 'UNKNOWN_TEACHER'],
      [4, '教师', 'AMBIGUOUS_TEACHER'],
      [5, '年级', 'UNKNOWN_GRADE'],
      [6, '学校', 'UNKNOWN_SCHOOL'],
      [7, '名次', 'PLACE_BEYOND_COUNT'],
    ]);
    expect(await kept()).toEqual(before);
    const numbered = await town.file(
      '学校,工号,教师,学科,年级,平均分,名次,参评人数\n西片小学,T9,王丽,数学,五年级,80,1,3\n西片小学,T9,别人,语文,五年级,80,1,3\n',
    );
    expect(await town.county(numbered, { acceptGoodRows: true })).toMatchObject({
      accepted: 1,
      rejected: [{ line: 3, column: '工号', code: 'UNKNOWN_TEACHER' }],
    });
  });

  it('are refused where two rows say different things of one teacher under different words', async () => {
    const file = await town.file(`${header}东片小学,王丽,语文,五年级,80,1,3\n东片小学,王丽,语文,5,81,1,3\n`);
    expect((await town.county(file)).rejected).toMatchObject([
      { line: 2, code: 'DUPLICATE_CONFLICT' },
      { line: 3, code: 'DUPLICATE_CONFLICT' },
    ]);
  });
});

describe('county results of subjects and grades', () => {
  it('are kept with mean and standard deviation', async () => {
    const file = await town.file('学科,年级,平均分,标准差\n数学,五年级,75.25,12.5\n');
    expect(await town.county(file)).toMatchObject({ layout: 'groups', accepted: 1 });
    expect(await town.rows('select subject, grade, mean, sd from county_group')).toEqual([
      { subject: '数学', grade: 5, mean: '75.25', sd: '12.5' },
    ]);
    expect(await town.county(file)).toMatchObject({ written: false });
  });
});

it('nobody but academic affairs imports county results', async () => {
  const file = await town.file(`${header}东片小学,王丽,数学,五年级,80,1,3\n`);
  for (const viewer of [town.people.head, town.people.teacher, town.people.inspector])
    expect(await importCountyFile(town.deps, viewer, file, { exam: 'C1' })).toMatchObject({
      ok: false,
      problems: [{ code: 'NotAllowed' }],
    });
});
