import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../../testing/languages.ts';
import type { Viewer } from '../../viewer.ts';
import { publishExam } from '../publish-exam.ts';
import { type ExamTown, examTown } from '../testing/exam-town.ts';
import { saveScores, type TypedCell, type TypedTable } from './save-scores.ts';
import { type ScoreTable, scoreTable } from './score-table.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown('entry');
});
afterAll(() => town.close());

const opened = async (examId: number, viewer: Viewer, classId = town.classes.west, correction = false) => {
  const answer = await scoreTable(town.deps, viewer, { examId, classId, subject: 1, correction });
  if (!answer.ok) throw new Error(answer.problems.map(({ code }) => code).join());
  return answer.table;
};
const typed = (table: ScoreTable, marks: readonly string[]): TypedCell[] =>
  table.pupils.map(({ pupilId }, place) => ({ pupilId, typed: marks[place] ?? '' }));
const save = (viewer: Viewer, table: ScoreTable, cells: readonly TypedCell[], more: Partial<TypedTable> = {}) =>
  saveScores(town.deps, viewer, {
    examId: table.exam.id,
    classId: table.classId,
    subject: 1,
    expectedRevision: table.revision,
    idempotencyKey: town.key(),
    cells,
    ...more,
  });
const marksOf = (table: ScoreTable) => table.pupils.map(({ mark, status }) => mark ?? status);
const told = (answer: Awaited<ReturnType<typeof saveScores>>) =>
  answer.ok ? [] : answer.problems.map(({ code, path }) => [code, path?.join('.') ?? null]);

describe('a table of marks', () => {
  it('lists the pupils of the class by number, and takes all of it as one revision', async () => {
    const examId = await town.open({ code: 'once' });
    const { westHead } = town.people;
    const empty = await opened(examId, westHead);
    expect(empty).toMatchObject({ phase: 'single', revision: 0 });
    expect(empty.pupils.map(({ token, name }) => [token, name])).toEqual(
      [1, 2, 3, 4, 5, 6].map((place) => [`C0${place}`, `学生C${place}`]),
    );
    expect(await save(westHead, empty, typed(empty, ['８５．５', '缺考', '100', '0', '免考', '']))).toMatchObject({
      ok: true,
      revision: 1,
    });
    expect(marksOf(await opened(examId, westHead))).toEqual(['85.50', 'ABSENT', '100.00', '0.00', 'EXEMPT', null]);
    expect(
      await town.rows(
        `select kind, rows, added, changed, unchanged, person_id from exam_revision where exam_id = ${examId}`,
      ),
    ).toEqual([{ kind: 'entry', rows: 5, added: 5, changed: 0, unchanged: 0, person_id: westHead.personId }]);
  });

  it('keeps every revision, and makes none where nothing differs', async () => {
    const examId = await town.open({ code: 'revisions' });
    const { westHead } = town.people;
    const first = await opened(examId, westHead);
    await save(westHead, first, typed(first, ['1', '2', '3', '4', '5', '6']));
    const second = await opened(examId, westHead);
    expect(await save(westHead, second, typed(second, ['1', '2.0', '3', '4', '5', '6']))).toMatchObject({
      revision: 1,
    });
    expect(await save(westHead, second, typed(second, ['1', '2', '30', '', '5', '6']))).toMatchObject({ revision: 2 });
    const at = (revision: number) =>
      town.rows<{ mark: string | null; status: string | null }>(
        `select s.mark, s.status from pupils.score s join pupils.pupil p on p.id = s.pupil_id where s.exam_id = ${examId}
          and s.from_revision <= ${revision} and ${revision} < s.to_revision order by p.token`,
      );
    expect((await at(1)).map(({ mark }) => mark)).toEqual(['1.00', '2.00', '3.00', '4.00', '5.00', '6.00']);
    expect((await at(2)).map(({ mark, status }) => mark ?? status)).toEqual([
      '1.00',
      '2.00',
      '30.00',
      'MISSING',
      '5.00',
      '6.00',
    ]);
  });

  it('is refused whole, every fault told with the path of its cell and without what was typed', async () => {
    const examId = await town.open({ code: 'faults' });
    const { westHead } = town.people;
    const table = await opened(examId, westHead);
    const cells = typed(table, ['101', '8.5e1', '-3', '77.777', '60', '60']);
    expect(
      await refusedInBoth(westHead, (reader) => save(reader, table, cells), ['缺考', '缓考', '免考', '违纪']),
    ).toEqual([0, 1, 2, 3].map((place) => ({ code: 'InvalidInput', path: ['cells', String(place), 'mark'] })));
    const answer = await save(westHead, table, cells);
    for (const { message } of answer.ok ? [] : answer.problems) expect(message).not.toMatch(/学生|8\.5e1|77\.777/);
    const stranger = await opened(examId, town.people.head, town.classes.one);
    expect(told(await save(westHead, table, [{ pupilId: stranger.pupils[0]?.pupilId ?? 0, typed: '60' }]))).toEqual([
      ['InvalidInput', 'cells.0.pupil'],
    ]);
    expect(await town.rows(`select from pupils.score where exam_id = ${examId}`)).toHaveLength(0);
  });

  it('saved twice under one key is saved once; the key with other content is refused', async () => {
    const examId = await town.open({ code: 'keys' });
    const { westHead } = town.people;
    const table = await opened(examId, westHead);
    const idempotencyKey = town.key();
    const cells = typed(table, ['70', '71', '72', '73', '74', '75']);
    expect(await save(westHead, table, cells, { idempotencyKey })).toMatchObject({ revision: 1, replayed: false });
    expect(await save(westHead, table, cells, { idempotencyKey })).toMatchObject({ revision: 1, replayed: true });
    expect(told(await save(westHead, table, typed(table, ['1']), { idempotencyKey }))).toEqual([
      ['IdempotencyKeyReused', 'idempotencyKey'],
    ]);
  });

  it('is stale once somebody else saved it, and not because of another table', async () => {
    const examId = await town.open({ code: 'stale' });
    const { admin, head, westHead } = town.people;
    const mine = await opened(examId, westHead);
    const theirs = await opened(examId, admin);
    const east = await opened(examId, head, town.classes.one);
    expect(await save(admin, theirs, typed(theirs, ['50', '51', '52', '53', '54', '55']))).toMatchObject({
      revision: 1,
    });
    expect(told(await save(westHead, mine, typed(mine, ['60'])))).toEqual([['StaleVersion', 'expectedRevision']]);
    expect(await save(head, east, typed(east, ['60']))).toMatchObject({ ok: true, revision: 2 });
  });

  it('saved by two at once is saved by one', async () => {
    const examId = await town.open({ code: 'race' });
    const { admin, westHead } = town.people;
    const table = await opened(examId, westHead);
    const answers = await Promise.all([
      save(westHead, table, typed(table, ['60', '60', '60', '60', '60', '60'])),
      save(admin, table, typed(table, ['90', '90', '90', '90', '90', '90'])),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(answers.flatMap(told)).toEqual([['StaleVersion', 'expectedRevision']]);
    expect(await town.rows(`select from exam_revision where exam_id = ${examId}`)).toHaveLength(1);
  });

  it('is read with a line in the log each time', async () => {
    const examId = await town.open({ code: 'log' });
    await opened(examId, town.people.westHead);
    await opened(examId, town.people.admin);
    expect(
      await town.rows(
        `select person_id, purpose, unit_id, pupils from pupils.read_log where exam_id = ${examId} order by id`,
      ),
    ).toEqual(
      [town.people.westHead, town.people.admin].map(({ personId }) => ({
        person_id: personId,
        purpose: 'entry',
        unit_id: town.classes.west,
        pupils: 6,
      })),
    );
  });

  it('opens for academic affairs, the heads of the school, and whoever the session names; nobody else sees a name', async () => {
    const { westTeacher } = town.people;
    const examId = await town.open({
      code: 'rights',
      tasks: [{ unitId: town.east }, { unitId: town.west, personId: westTeacher.personId }],
    });
    const opens = ['admin', 'westHead', 'westTeacher'];
    for (const [name, viewer] of Object.entries(town.everybody)) {
      const answer = await scoreTable(town.deps, viewer, { examId, classId: town.classes.west, subject: 1 });
      expect([name, answer.ok]).toEqual([name, opens.includes(name)]);
      if (!answer.ok) expect(JSON.stringify(answer)).not.toContain('学生');
    }
  });

  it('that is published opens for a correction only, asked for on purpose, by academic affairs and the heads', async () => {
    const { westTeacher, westHead, admin } = town.people;
    const examId = await town.open({ code: 'correct', tasks: [{ unitId: town.west, personId: westTeacher.personId }] });
    const revision = await town.enter(examId, town.classes.west, () => '60');
    await town.publish(examId, revision);
    const of = (viewer: Viewer, correction: boolean) =>
      scoreTable(town.deps, viewer, { examId, classId: town.classes.west, subject: 1, correction });
    expect((await of(admin, false)).ok).toBe(false);
    expect((await of(westTeacher, true)).ok).toBe(false);
    const table = await opened(examId, westHead, town.classes.west, true);
    expect(told(await save(westHead, table, typed(table, ['61'])))).toEqual([['NotAllowed', null]]);
    expect(
      await save(westHead, table, typed(table, ['61', '60', '60', '60', '60', '60']), { correction: true }),
    ).toMatchObject({
      revision: 2,
    });
    expect(await town.rows(`select revision, published_revision from exam where id = ${examId}`)).toEqual([
      { revision: 2, published_revision: 1 },
    ]);
  });
});

describe('double entry', () => {
  it('is blind the second time, by somebody else; only cells that differ come back; both must agree before publication', async () => {
    const examId = await town.open({ code: 'double', doubleEntry: true });
    const { admin, westHead } = town.people;
    const first = await opened(examId, westHead);
    expect(first.phase).toBe('first');
    await save(westHead, first, typed(first, ['60', '61', '62', '63', '缺考', '65']));
    expect(await opened(examId, westHead)).toMatchObject({ phase: 'first' });

    const blind = await opened(examId, admin);
    expect(blind.phase).toBe('second');
    expect(marksOf(blind)).toEqual([null, null, null, null, null, null]);
    const publish = () => publishExam(town.deps, admin, { examId, expectedRevision: 1, goOn: town.goOn });
    expect(await publish()).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput' }] });
    expect(await save(admin, blind, typed(blind, ['60', '16', '62', '63', '64', '65']))).toMatchObject({ revision: 1 });

    const differing = await opened(examId, admin);
    expect(differing.phase).toBe('resolve');
    expect(differing.pupils.map(({ token, mark, status, other }) => [token, mark ?? status, other?.mark])).toEqual([
      ['C02', '61.00', '16.00'],
      ['C05', 'ABSENT', '64.00'],
    ]);
    expect(await publish()).toMatchObject({ ok: false });
    expect(await save(admin, differing, typed(differing, ['61', '64']))).toMatchObject({ revision: 2 });
    const settled = await opened(examId, admin);
    expect(settled.phase).toBe('done');
    expect(marksOf(settled)).toEqual(['60.00', '61.00', '62.00', '63.00', '64.00', '65.00']);
    expect(await publishExam(town.deps, admin, { examId, expectedRevision: 2, goOn: town.goOn })).toMatchObject({
      ok: true,
    });
  });

  it('lets nobody enter both', async () => {
    const examId = await town.open({ code: 'same', doubleEntry: true });
    const { westHead } = town.people;
    const table = await opened(examId, westHead);
    const marks = typed(table, ['60', '61', '62', '63', '64', '65']);
    await save(westHead, table, marks);
    const again = await opened(examId, westHead);
    expect(again.phase).toBe('first');
    await save(westHead, again, marks);
    expect(await town.rows(`select from pupils.second_entry where exam_id = ${examId}`)).toHaveLength(0);
  });
});
