import {
  type NewExam,
  openExam,
  publishExam,
  type ScoreTable,
  saveScores,
  scoreTable,
  undoImport,
  type Viewer,
} from '@plumbline/operations';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExamTown, examTown, sure } from './testing/exam-town.ts';

let town: ExamTown;
let classId: number;
let saved = 0;
beforeAll(async () => {
  town = await examTown();
  await town.roster(await town.file(['学校,班级,学号', ...pupils.map((id) => `东片小学,六(1)班,${id}`)].join('\n')));
  [{ id: classId } = { id: 0 }] = await town.rows<{ id: number }>(`select id from unit where name = '六(1)班'`);
});
afterAll(() => town?.close());

const pupils = ['D1', 'D2', 'D3'];
const goOn = { reason: '先行试点', legalBasis: '镇领导小组 2026 年第 3 号纪要' };
const open = async (code: string, more: Partial<NewExam> = {}): Promise<number> =>
  sure(
    await openExam(town.deps, town.people.admin, {
      code,
      title: '六年级数学',
      kind: 'monitoring',
      heldOn: '2026-11-16',
      unitId: town.root,
      grades: [6],
      subjects: [{ name: '数学', fullMark: '100' }],
      doubleEntry: true,
      goOn,
      ...more,
    }),
  ).examId;
const bring = async (exam: string, marks: readonly string[], viewer: Viewer = town.people.admin) =>
  town.scores(
    await town.file(
      ['学校,班级,学号,数学', ...marks.map((mark, at) => `东片小学,六(1)班,${pupils[at]},${mark}`)].join('\n'),
    ),
    { exam },
    viewer,
  );
const table = async (examId: number, viewer: Viewer): Promise<ScoreTable> =>
  sure(await scoreTable(town.deps, viewer, { examId, classId, subject: 1 })).table;
const phase = async (examId: number, ...viewers: readonly Viewer[]) =>
  Promise.all(viewers.map(async (viewer) => (await table(examId, viewer)).phase));
const type = async (examId: number, viewer: Viewer, marks: readonly string[]) => {
  const opened = await table(examId, viewer);
  saved += 1;
  return sure(
    await saveScores(town.deps, viewer, {
      examId,
      classId,
      subject: 1,
      expectedRevision: opened.revision,
      idempotencyKey: `save-number-${saved}`,
      cells: opened.pupils.map(({ pupilId }, at) => ({ pupilId, typed: marks[at] ?? '' })),
    }),
  );
};
const publish = (examId: number, expectedRevision: number) =>
  publishExam(town.deps, town.people.admin, { examId, expectedRevision, goOn });

describe('marks imported into a session with double entry', () => {
  it('are the first entry: whoever imported them cannot make the second, somebody else does without seeing them', async () => {
    const { admin, head } = town.people;
    const examId = await open('first');
    await bring('first', ['60', '61', '62']);
    expect(await phase(examId, admin, head)).toEqual(['first', 'second']);
    expect((await table(examId, head)).pupils.map(({ mark }) => mark)).toEqual([null, null, null]);
    expect(await publish(examId, 1)).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput' }] });
    await type(examId, head, ['60', '61', '26']);
    expect(await phase(examId, head)).toEqual(['resolve']);
    await type(examId, head, ['62']);
    expect(await phase(examId, admin, head)).toEqual(['done', 'done']);
    expect(await publish(examId, 1)).toMatchObject({ ok: true });
  });

  it('over marks that somebody typed shut both of them out of the second entry', async () => {
    const { admin, head } = town.people;
    const deputy = await town.person('郑副', 'campusDeputy', town.east);
    const examId = await open('over');
    await type(examId, head, ['60', '61', '62']);
    await bring('over', ['60', '61', '63']);
    expect(await phase(examId, head, admin, deputy)).toEqual(['first', 'first', 'second']);
  });

  it('take back the second entry of whoever imports them, where they change a mark', async () => {
    const { admin, head } = town.people;
    const examId = await open('both');
    await type(examId, head, ['60', '61', '62']);
    await type(examId, admin, ['60', '61', '62']);
    expect(await phase(examId, admin)).toEqual(['done']);
    await bring('both', ['60', '61', '99']);
    expect(await town.count(`pupils.second_entry where exam_id = ${examId}`)).toBe(2);
    expect(await phase(examId, admin, head)).toEqual(['first', 'first']);
    expect(await publish(examId, 2)).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput' }] });
  });

  it('that were undone count no more: whoever imported them may make the second entry', async () => {
    const { admin, head } = town.people;
    const examId = await open('undone');
    await bring('undone', ['60', '61', '62'], head);
    await bring('undone', ['1', '2', '3']);
    expect(await phase(examId, admin, head)).toEqual(['first', 'first']);
    sure(await undoImport(town.deps, admin, examId, 2));
    expect(await phase(examId, admin, head)).toEqual(['second', 'first']);
  });

  it('of pupils whom the sample did not draw are not asked for a second time', async () => {
    const { head } = town.people;
    const examId = await open('drawn', { sample: { size: 2, seed: 'a-seed' } });
    await bring('drawn', ['60', '60', '60']);
    expect((await table(examId, head)).pupils).toHaveLength(2);
    await type(examId, head, ['60', '60']);
    expect(await publish(examId, 1)).toMatchObject({ ok: true });
  });
});
