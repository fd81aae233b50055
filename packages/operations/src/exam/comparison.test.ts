import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classPupils } from './class-pupils.ts';
import { compareGroups } from './comparison.ts';
import type { Grouping } from './kinds.ts';
import { subjectMatrix } from './matrix.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';
import { trendOf } from './trend.ts';

let town: ExamTown;
let examId: number;
beforeAll(async () => {
  town = await examTown('compare');
  examId = await town.published();
});
afterAll(() => town.close());

const compare = (who: string, by: Grouping, more: { subject?: number; revision?: number } = {}) =>
  compareGroups(town.deps, town.everybody[who] as never, { exam: { id: examId }, by, ...more });

/** The mean of the small group in the west, that must not reach everybody: 37.25 to 42.25. */
const marker = '39.75';

describe('a comparison', () => {
  it('shows academic affairs every campus, by mean where there are no entry scores, and says what cannot be told', async () => {
    const found = await compare('admin', 'campus');
    expect(found?.groups.map(({ name, n, mean, small }) => [name, n, small, mean?.toFixed(2)])).toEqual([
      ['东片小学', 23, false, '70.57'],
      ['西片小学', 6, true, '39.75'],
    ]);
    expect(found?.total).toMatchObject({ name: '试镇', n: 29 });
    expect(found?.scope).toBe(
      '当前范围：全镇，2 个校片，29 人。仅供内部研判，不公布分数和名次，依据“义务教育考试管理（2021）”。',
    );
    expect(found?.sentences).toEqual([
      '没有入学成绩，只能比原始分；原始分也反映生源，不能说明学校做了多少。',
      '人数太少，只作参考：西片小学。',
    ]);
    expect(found?.model).toBeNull();
  });

  it('shows another campus’s head only how many the small one has', async () => {
    const found = await compare('head', 'campus');
    const west = found?.groups.find(({ name }) => name === '西片小学');
    expect(west).toMatchObject({
      n: 6,
      shown: 'count',
      mean: null,
      sd: null,
      rank: null,
      composite: null,
      sum: 0,
      histogram: [],
    });
    expect(JSON.stringify(found)).not.toContain(marker);
    expect(found?.total).toMatchObject({ n: 29, shown: 'count', mean: null, sum: 0 });
    expect(JSON.stringify(await compare('westHead', 'campus'))).toContain(marker);
  });

  it('shows a teacher the own figure and the town’s, and nobody else’s name', async () => {
    const found = await compare('teacher', 'teacher');
    expect(found?.groups.map(({ name }) => name)).toEqual(['李思雨']);
    expect(found?.total?.name).toBe('试镇');
    expect(found?.sentences).toEqual([]);
    expect((await compare('teacher', 'class'))?.groups.map(({ groupId }) => groupId)).toEqual([town.classes.one]);
    expect(await compare('teacher', 'campus')).toBeNull();
  });

  it('is nothing for whoever may see none of it', async () => {
    for (const who of ['inspector', 'moralEducation', 'partySecretary', 'countyViewer', 'integrator', 'researchLead'])
      for (const by of ['town', 'campus', 'class', 'teacher'] as const)
        expect([who, by, await compare(who, by)]).toEqual([who, by, null]);
    expect(await compare('idle', 'teacher')).toBeNull();
    expect(await compare('linkedLeader', 'class')).toBeNull();
  });

  it('of a draft is for academic affairs and the campus itself; the published one stays', async () => {
    const draft = await town.enter(examId, town.classes.west, () => '99', { correction: true });
    expect(await compare('groupHead', 'campus', { revision: draft })).toBeNull();
    const own = await compare('westHead', 'campus', { revision: draft });
    expect(own).toMatchObject({ published: false, total: null });
    expect(own?.groups.map(({ name, mean }) => [name, mean])).toEqual([['西片小学', 99]]);
    expect((await compare('admin', 'campus', { revision: draft }))?.groups[0]?.mean).toBe(99);
    expect((await compare('admin', 'campus'))?.groups[1]?.mean).toBe(39.75);
    await town.publish(examId, draft);
    expect((await compare('groupHead', 'campus'))?.groups[0]?.mean).toBe(99);
    await town.publish(
      examId,
      await town.enter(examId, town.classes.west, (place) => String(37.25 + place), { correction: true }),
    );
  });

  it('by teacher follows the teaching of the day while it is a draft', async () => {
    const { setTeaching } = await import('../teaching/set-teaching.ts');
    const draftId = await town.open({ code: 'taught' });
    await town.enter(draftId, town.classes.one, () => '70');
    const names = async () =>
      (await compareGroups(town.deps, town.people.admin, { exam: { id: draftId }, by: 'teacher' }))?.groups.map(
        ({ name }) => name,
      );
    expect(await names()).toEqual(['李思雨']);
    const change = { classId: town.classes.one, subject: '数学', fromOn: '2026-09-01' };
    await setTeaching(town.deps, town.people.admin, { ...change, personId: town.people.other.personId });
    expect(await names()).toEqual(['王丽']);
    await setTeaching(town.deps, town.people.admin, { ...change, personId: town.people.teacher.personId });
  });
});

describe('the matrix and the trend', () => {
  it('give each campus’s distance from the average, and no figure of a small one to others', async () => {
    const matrix = (who: string) => subjectMatrix(town.deps, town.everybody[who] as never, { exam: { id: examId } });
    const all = await matrix('admin');
    expect(all?.campuses.map(({ name }) => name)).toEqual(['东片小学', '西片小学']);
    expect(all?.cells.map(({ told, adjusted, diff }) => [told, adjusted, diff?.toFixed(2)])).toEqual([
      ['above', false, '6.38'],
      ['below', false, '-24.44'],
    ]);
    const seen = await matrix('head');
    expect(seen?.cells.map(({ diff, told, n }) => [n, diff === null, told])).toEqual([
      // The mean of all is withheld: with it and the own figure the small one could be worked out.
      [23, true, null],
      [6, true, null],
    ]);
    expect(await matrix('teacher')).toBeNull();
    expect(await matrix('countyViewer')).toBeNull();
  });

  it('follow a group through the published sessions', async () => {
    const later = await town.open({ code: 'later', heldOn: '2026-11-17' });
    await town.publish(later, await town.enter(later, town.classes.west, () => '55'));
    const points = (who: string, groupId = town.west, grouping: Grouping = 'campus') =>
      trendOf(town.deps, town.everybody[who] as never, { grouping, groupId, subject: '数学' });
    const means = async (who: string) => (await points(who)).map(({ exam, result }) => [exam.code, result.mean]);
    expect(await means('westHead')).toEqual([
      ['m1', 39.75],
      ['later', 55],
    ]);
    expect(await means('head')).toEqual([
      ['m1', null],
      ['later', null],
    ]);
    expect(await means('teacher')).toEqual([]);
    expect(await points('idle', town.people.westTeacher.personId, 'teacher')).toEqual([]);
  });
});

describe('the pupils of a class', () => {
  it('are named to whoever teaches them, with the marks of the subject taught, and the reading is logged', async () => {
    const seen: Record<string, number> = {};
    for (const [name, viewer] of Object.entries(town.everybody)) {
      const found = await classPupils(town.deps, viewer, { exam: { id: examId }, classId: town.classes.one });
      if (found !== null) seen[name] = found.pupils.length;
    }
    expect(seen).toEqual({ teacher: 12, classTeacher: 12 });
    expect(
      await town.rows(
        `select purpose, pupils, unit_id from pupils.read_log where exam_id = ${examId} and purpose = 'teaching'`,
      ),
    ).toEqual([1, 2].map(() => ({ purpose: 'teaching', pupils: 12, unit_id: town.classes.one })));
    const found = await classPupils(town.deps, town.people.teacher, {
      exam: { id: examId },
      classId: town.classes.one,
    });
    expect(found?.pupils[0]).toMatchObject({
      token: 'A01',
      name: '学生A1',
      marks: [{ subject: 1, mark: '50.00', status: null }],
    });
  });
});
