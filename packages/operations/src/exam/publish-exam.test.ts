import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { publishExam } from './publish-exam.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown('publish');
});
afterAll(() => town.close());

const meanOf = async (examId: number, revision: number) =>
  (
    await town.rows<{ mean: number }>(
      `select mean from exam_result where exam_id = ${examId} and revision = ${revision} and grouping = 'class' and subject = 1`,
    )
  )[0]?.mean;

describe('a publication', () => {
  it('writes figures of every grouping for the revision that was looked at; a second one is a correction', async () => {
    const examId = await town.open({ code: 'twice' });
    const first = await town.enter(examId, town.classes.west, () => '60');
    expect(await town.publish(examId, first)).toMatchObject({ revision: 1, corrects: null });
    const second = await town.enter(examId, town.classes.west, () => '66', { correction: true });
    expect(await town.publish(examId, second)).toMatchObject({ revision: 2, corrects: 1 });
    expect([await meanOf(examId, 1), await meanOf(examId, 2)]).toEqual([60, 66]);
    expect(
      await town.rows(
        `select distinct grouping from exam_result where exam_id = ${examId} and revision = 2 order by 1`,
      ),
    ).toEqual(['campus', 'class', 'teacher', 'town'].map((grouping) => ({ grouping })));
  });

  it('asks the law profile of a session that nobody asked for when it was opened', async () => {
    const examId = await town.open({ code: 'imported', kind: 'monitoring' });
    await town.rows(`update exam set law_profile = null where id = ${examId} returning 1`);
    const other = await town.open({ code: 'asked-already' });
    const revision = await town.enter(examId, town.classes.west, () => '60');
    expect(await publishExam(town.deps, town.people.admin, { examId, expectedRevision: revision })).toMatchObject({
      ok: true,
    });
    // Opened without a word to the law, as an import does.
    await town.rows(`update exam set kind = 'weekly' where id = ${other} returning 1`);
    const entered = await town.enter(other, town.classes.west, () => '60');
    const ask = (goOn?: { reason: string; legalBasis: string }) =>
      publishExam(town.deps, town.people.admin, { examId: other, expectedRevision: entered, goOn });
    const refused = await ask();
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'LawObjection' }] });
    expect(refused.ok ? [] : refused.problems[0]?.objections?.map(({ rule }) => rule)).toEqual(['noFrequentExams']);
    expect(await ask(town.goOn)).toMatchObject({ ok: true });
    expect(
      await town.rows(`select act, rule from exam_objection where exam_id = ${other} and act = 'publish'`),
    ).toEqual([{ act: 'publish', rule: 'noFrequentExams' }]);
  });

  it('is refused with the reason: nothing entered, another revision, published already', async () => {
    const examId = await town.open({ code: 'refused' });
    const told = (expectedRevision: number) =>
      refusedInBoth(town.people.admin, (viewer) =>
        publishExam(town.deps, viewer, { examId, expectedRevision, goOn: town.goOn }),
      );
    expect(await told(0)).toEqual([{ code: 'InvalidInput', path: null }]);
    await town.enter(examId, town.classes.west, () => '60');
    expect(await told(9)).toEqual([{ code: 'StaleVersion', path: ['expectedRevision'] }]);
    await town.publish(examId, 1);
    expect(await told(1)).toEqual([{ code: 'InvalidInput', path: null }]);
  });

  it('is for academic affairs; whoever does not see the session is told that there is none', async () => {
    const examId = await town.open({ code: 'rights' });
    const expectedRevision = await town.enter(examId, town.classes.west, () => '60');
    const sees = ['head', 'westHead', 'deputy', 'teacher', 'other', 'westTeacher', 'idle', 'classTeacher', 'gradeHead'];
    sees.push(
      'groupHead',
      'groupDeputy',
      'groupMember',
      'linkedLeader',
      'subjectAdmin',
      'subjectLead',
      'teachingResearch',
    );
    for (const [name, viewer] of Object.entries(town.everybody)) {
      if (name === 'admin') continue;
      const answer = await publishExam(town.deps, viewer, { examId, expectedRevision, goOn: town.goOn });
      expect([name, answer.ok ? 'ok' : answer.problems[0]?.code]).toEqual([
        name,
        sees.includes(name) ? 'NotAllowed' : 'NotFound',
      ]);
    }
    expect(await town.rows(`select published_revision from exam where id = ${examId}`)).toEqual([
      { published_revision: null },
    ]);
  });

  it('of a check within the campus is the head’s', async () => {
    const { head, westHead } = town.people;
    const examId = await town.open({ code: 'check', kind: 'schoolCheck', unitId: town.east }, head);
    const revision = await town.enter(examId, town.classes.one, () => '60', { who: head });
    expect(await publishExam(town.deps, westHead, { examId, expectedRevision: revision })).toMatchObject({
      ok: false,
      problems: [{ code: 'NotFound' }],
    });
    expect(await town.publish(examId, revision, head)).toMatchObject({ revision: 1 });
  });
});
