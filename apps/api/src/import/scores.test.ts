import { transaction } from '@plumbline/database';
import { undoImport, type Viewer } from '@plumbline/operations';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importScoresFile, type ScoreFileOptions } from './scores.ts';
import { type ExamTown, examTown } from './testing/exam-town.ts';

let town: ExamTown;
beforeAll(async () => {
  town = await examTown();
});
afterAll(() => town?.close());

let exam = '';
let number = 0;
beforeEach(() => {
  number += 1;
  exam = `X${number}`;
});

type Row = readonly [school: string, place: string, id: string, ...marks: readonly string[]];
const classOf = (count: number, mark: (at: number) => string): readonly Row[] =>
  Array.from({ length: count }, (_, at) => [
    '东片小学',
    `五(${1 + (at % 2)})班`,
    `${exam}-${at}`,
    mark(at),
    String((at * 7) % 100),
  ]);
const csv = (rows: readonly Row[], subjects: readonly string[] = ['语文', '数学']): Promise<string> =>
  town.file([['学校', '班级', '学号', ...subjects].join(','), ...rows.map((row) => row.join(','))].join('\n'));
const take = (path: string, options: Partial<ScoreFileOptions> = {}) =>
  town.scores(path, { exam, createMissing: 'pupils', ...options });
const refusal = (path: string, options: Partial<ScoreFileOptions> = {}, viewer: Viewer = town.people.admin) =>
  importScoresFile(town.deps, viewer, path, { exam, createMissing: 'pupils', ...options });
const examId = async (): Promise<number> =>
  (await town.rows<{ id: number }>(`select id from exam where code = '${exam}'`))[0]?.id ?? 0;
const revisions = () =>
  town.rows<Record<string, unknown>>(
    `select r.revision, r.kind, r.rows, r.added, r.changed, r.unchanged, r.undone_by_revision as undone from exam_revision r join exam x on x.id = r.exam_id where x.code = '${exam}' order by revision`,
  );
/** Marks as of a revision. */
const marksAt = (revision: number) =>
  town.rows<{ token: string; subject: string; mark: string | null; status: string | null; place: string | null }>(
    `select p.token, j.name as subject, s.mark, s.status, c.name as place from pupils.score s join pupils.pupil p on p.id = s.pupil_id join exam x on x.id = s.exam_id
     join exam_subject j on j.exam_id = x.id and j.position = s.subject
     join pupils.entrant e on e.exam_id = x.id and e.pupil_id = p.id and e.from_revision <= ${revision} and ${revision} < e.to_revision
     left join unit c on c.id = e.class_id
     where x.code = '${exam}' and s.from_revision <= ${revision} and ${revision} < s.to_revision order by p.token, j.position`,
  );
/** Something that only the owner of the database can bring about here. */
const asOwner = async (statement: string): Promise<void> => {
  const client = new pg.Client(town.owner);
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${statement}`);
  } finally {
    await client.end();
  }
};

describe('a corrected file', () => {
  it('changes what differs, says what that is, and leaves every earlier revision as it was', async () => {
    const before = classOf(20, (at) => String(50 + at));
    await take(await csv(before));
    const first = await marksAt(1);
    const after = before.map((row, at): Row => {
      if (at < 4) return [...row.slice(0, 3), at === 0 ? '缺考' : '99.5', row[4] ?? ''] as unknown as Row;
      if (at === 4) return ['东片小学', '五(3)班', ...row.slice(2)] as unknown as Row;
      return at === 5 ? (['中心校', ...row.slice(1)] as unknown as Row) : row;
    });
    const corrected = await csv(after);
    const preview = await take(corrected, { dryRun: true });
    expect(preview).toMatchObject({
      counts: { new: 0, changed: 6, unchanged: 14, bad: 0 },
      revision: null,
      created: { classes: ['东片小学 五(3)班', '中心校 五(2)班'] },
    });
    expect(preview.changes).toEqual([
      { line: 2, field: '语文', from: '50', to: 'ABSENT' },
      { line: 3, field: '语文', from: '51', to: '99.5' },
      { line: 4, field: '语文', from: '52', to: '99.5' },
      { line: 5, field: '语文', from: '53', to: '99.5' },
      { line: 6, field: 'class', from: '五(1)班', to: '五(3)班' },
      { line: 7, field: 'school', from: '东片小学', to: '中心校' },
    ]);
    expect(await revisions()).toHaveLength(1);
    expect(await take(corrected)).toMatchObject({ revision: 2, counts: { changed: 6, unchanged: 14 } });
    expect(await revisions()).toEqual([
      { revision: 1, kind: 'import', rows: 20, added: 20, changed: 0, unchanged: 0, undone: null },
      { revision: 2, kind: 'import', rows: 20, added: 0, changed: 6, unchanged: 14, undone: null },
    ]);
    expect(await marksAt(1)).toEqual(first);
    const second = await marksAt(2);
    expect(second).toHaveLength(40);
    expect(
      second.filter(({ mark, status }, at) => mark !== first[at]?.mark || status !== first[at]?.status),
    ).toHaveLength(4);
    // Only what changed is kept anew.
    expect(await town.count(`pupils.score s join exam x on x.id = s.exam_id where x.code = '${exam}'`)).toBe(44);
    expect(await take(corrected)).toMatchObject({ revision: null, written: false, counts: { unchanged: 20 } });
    expect(await revisions()).toHaveLength(2);
  });

  it('of a published session makes a revision that is not published, and the answer says so', async () => {
    const rows = classOf(3, () => '60');
    await take(await csv(rows));
    await asOwner(`update exam set published_revision = 1, published_at = now() where code = '${exam}'`);
    const answer = await take(await csv(classOf(3, () => '61')));
    expect(answer).toMatchObject({ revision: 2, exam: { published: true } });
    expect(await town.rows(`select revision, published_revision from exam where code = '${exam}'`)).toEqual([
      { revision: 2, published_revision: 1 },
    ]);
  });

  it('leaves out what it has no column for: other subjects, the class, the entry score', async () => {
    await take(await town.file(`学校,班级,学号,语文,数学,入学成绩\n东片小学,五(1)班,${exam}-a,50,60,33.123\n`));
    await take(await town.file(`学校,学号,数学\n东片小学,${exam}-a,61\n`));
    expect(await marksAt(2)).toMatchObject([
      { subject: '语文', mark: '50.00', place: '五(1)班' },
      { subject: '数学', mark: '61.00', place: '五(1)班' },
    ]);
    expect(
      await town.rows(`select prior from pupils.entrant e join exam x on x.id = e.exam_id where x.code = '${exam}'`),
    ).toEqual([{ prior: '33.123' }]);
  });
});

describe('a file with bad rows', () => {
  it('is refused whole and leaves nothing, or only its good rows where those are accepted', async () => {
    const path = await csv([...classOf(3, () => '60'), ['没有的学校', '五(1)班', `${exam}-x`, '1', '2']]);
    const before = await town.traces();
    expect(await take(path)).toMatchObject({ accepted: 0, written: false, counts: { new: 3, bad: 1 } });
    expect(await take(path, { dryRun: true })).toMatchObject({ accepted: 3, written: false });
    expect(await town.traces()).toEqual(before);
    expect(await take(path, { acceptGoodRows: true })).toMatchObject({ accepted: 3, revision: 1 });
    expect(await town.count(`pupils.pupil where token = '${exam}-x'`)).toBe(0);
  });

  it('names unknown pupils among all other problems, by line', async () => {
    await take(await csv(classOf(2, () => '60')));
    const path = await csv([
      ...classOf(2, () => '61'),
      ['东片小学', '五(1)班', `${exam}-y`, '70', '70'],
      ['东片小学', '五(1)班', `${exam}-0`, '62', '0'],
      ['东片小学', '五(1)班', `${exam}-z`, '700', '70'],
      ['东片小学', '五(1)班', `${exam}-w`, '70', '70'],
    ]);
    const answer = await take(path, { createMissing: 'none', acceptGoodRows: true });
    expect(answer.rejected.map(({ line, column, code, found }) => [line, column, code, found])).toEqual([
      [2, '学号', 'DUPLICATE_CONFLICT', `${exam}-0`],
      [4, '学号', 'UNKNOWN_PUPIL', `${exam}-y`],
      [5, '学号', 'DUPLICATE_CONFLICT', `${exam}-0`],
      [6, '语文', 'OVER_FULL_MARK', '700'],
      [7, '学号', 'UNKNOWN_PUPIL', `${exam}-w`],
    ]);
    expect(answer).toMatchObject({ rows: 6, accepted: 1, counts: { changed: 1, bad: 5 } });
    expect(await marksAt(2)).toMatchObject([
      { token: `${exam}-0`, mark: '60.00' },
      {},
      { token: `${exam}-1`, mark: '61.00' },
      {},
    ]);
  });

  it('takes a row that is there twice once', async () => {
    const rows = classOf(2, () => '60');
    expect(await take(await csv([...rows, ...rows.slice(0, 1)]))).toMatchObject({
      rows: 3,
      accepted: 2,
      counts: { new: 2, bad: 0 },
      warnings: [{ line: 4, code: 'DUPLICATE_IDENTICAL' }],
    });
  });

  it('adds schools only where that is asked, as campuses', async () => {
    const path = await csv([['新片小学', '三(1)班', `${exam}-n`, '60', '60']]);
    expect(await take(path)).toMatchObject({ accepted: 0, rejected: [{ code: 'UNKNOWN_SCHOOL' }] });
    expect(await take(path, { createMissing: 'schools' })).toMatchObject({
      accepted: 1,
      created: { schools: ['新片小学'] },
    });
    expect(
      await town.rows(
        `select u.kind, p.kind as above from unit u join unit p on p.id = u.parent_id where u.name = '新片小学'`,
      ),
    ).toEqual([{ kind: 'campus', above: 'town' }]);
  });
});

describe('the session', () => {
  it('is opened unpublished with the full mark that is asked for', async () => {
    await take(await csv(classOf(1, () => '119.5')), { fullMark: 12_000 });
    expect(
      await town.rows(
        `select x.title, x.kind, x.published_revision, s.name, s.full_mark, s.pass_percent, s.excellent_percent, s.low_percent from exam x join exam_subject s on s.exam_id = x.id where x.code = '${exam}' order by s.position`,
      ),
    ).toEqual(
      ['语文', '数学'].map((name) => ({
        title: exam,
        kind: 'monitoring',
        published_revision: null,
        name,
        full_mark: '120.00',
        pass_percent: '60.00',
        excellent_percent: '85.00',
        low_percent: '40.00',
      })),
    );
    const path = await csv(classOf(1, () => '118'));
    expect(await refusal(path, { fullMark: 10_000 })).toMatchObject({
      ok: false,
      problems: [{ code: 'InvalidInput', path: ['fullMark'] }],
    });
    expect(await take(path)).toMatchObject({ revision: 2 });
  });

  it('passes over columns of subjects that it does not have', async () => {
    await take(await csv(classOf(1, () => '60')));
    const answer = await take(await csv([['东片小学', '五(1)班', `${exam}-0`, '70', '不是数字']], ['语文', '科学']));
    expect(answer).toMatchObject({ revision: 2, rejected: [], warnings: [{ code: 'UNKNOWN_COLUMN', found: '科学' }] });
  });

  it('asks which subject a column of scores is, where it has several', async () => {
    await take(await csv(classOf(1, () => '60')));
    const path = await csv([['东片小学', '五(1)班', `${exam}-0`, '70']], ['成绩']);
    expect(await refusal(path)).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput', path: ['subject'] }] });
    expect(await take(path, { subject: '数学' })).toMatchObject({ changes: [{ field: '数学', from: '0', to: '70' }] });
  });

  it('needs a code that can be one', async () => {
    expect(await refusal(await csv(classOf(1, () => '60')), { exam: '../x' })).toMatchObject({
      ok: false,
      problems: [{ code: 'InvalidInput', path: ['exam'] }],
    });
  });
});

describe('a pupil', () => {
  it('who came in mid-term is entered but does not count, and is listed', async () => {
    await town.roster(await town.file(`学校,班级,学号\n西片小学,五(1)班,${exam}-0\n西片小学,五(1)班,${exam}-1\n`), {
      from: '2026-08-01',
    });
    await town.roster(await town.file(`学校,班级,学号\n东片小学,五(1)班,${exam}-0\n`), { from: '2026-11-12' });
    const path = await csv([
      ['东片小学', '五(1)班', `${exam}-0`, '60', '60'],
      ['西片小学', '五(1)班', `${exam}-1`, '60', '60'],
      ['东片小学', '五(1)班', `${exam}-2`, '60', '60'],
    ]);
    expect(await take(path)).toMatchObject({ accepted: 3, excluded: [{ line: 2, why: 'transfer' }] });
    expect(
      await town.rows(
        `select p.token, e.excluded from pupils.entrant e join pupils.pupil p on p.id = e.pupil_id join exam x on x.id = e.exam_id where x.code = '${exam}' order by 1`,
      ),
    ).toEqual([
      { token: `${exam}-0`, excluded: 'transfer' },
      { token: `${exam}-1`, excluded: null },
      { token: `${exam}-2`, excluded: null },
    ]);
    expect(await take(path)).toMatchObject({ counts: { unchanged: 3 }, revision: null });
  });

  it('keeps an id with characters that mean something to a database', async () => {
    const ids = ['a\\b', "o'x", 'x\\N', '$1;--'];
    const path = await town.file(`学校,姓名,学号,语文\n${ids.map((id) => `东片小学,赵\\敏,"${id}",60`).join('\n')}\n`);
    expect(await take(path)).toMatchObject({ accepted: 4, rejected: [] });
    expect((await marksAt(1)).map(({ token }) => token).sort()).toEqual([...ids].sort());
    expect(await take(path)).toMatchObject({ counts: { unchanged: 4 } });
  });

  it('has the reading of existing marks logged, on a dry run too', async () => {
    const path = await csv(classOf(3, () => '60'));
    const logged = () =>
      town.rows<{ pupils: number }>(
        `select l.pupils from pupils.read_log l join exam x on x.id = l.exam_id where x.code = '${exam}' and l.purpose = 'import'`,
      );
    await take(path);
    expect(await logged()).toEqual([]);
    await take(path, { dryRun: true });
    expect(await logged()).toEqual([{ pupils: 3 }]);
  });

  it('of a class that nobody knows goes in without one, where nothing is to be added', async () => {
    await take(await csv(classOf(1, () => '60')));
    const path = await csv([['东片小学', '五(77)班', `${exam}-0`, '61', '0']]);
    expect(await take(path, { createMissing: 'none' })).toMatchObject({ accepted: 1, created: { classes: [] } });
    expect(await marksAt(2)).toMatchObject([{ place: '五(1)班' }, { place: '五(1)班' }]);
  });
});

describe('an import that is undone', () => {
  const undo = async (revision: number, viewer: Viewer = town.people.admin) =>
    undoImport(town.deps, viewer, await examId(), revision);

  it('gives back the scores before it as a new revision, and can be read ever after', async () => {
    await take(await csv(classOf(4, () => '60')));
    await take(await csv(classOf(6, (at) => (at < 2 ? '99' : '60'))));
    expect(await undo(2)).toEqual({ ok: true, revision: 3 });
    expect(await marksAt(3)).toEqual(await marksAt(1));
    expect(await marksAt(2)).toHaveLength(12);
    expect(await revisions()).toMatchObject([{ undone: null }, { undone: 3 }, { kind: 'undo', undone: null }]);
    expect(await take(await csv(classOf(4, () => '60')))).toMatchObject({ revision: null, counts: { unchanged: 4 } });
  });

  it('has to be the latest one, an import, and one’s own', async () => {
    const { head, westHead, teacher } = town.people;
    await take(await csv(classOf(2, () => '60')));
    await take(await csv(classOf(2, () => '61')));
    expect(await undo(1)).toMatchObject({ ok: false, problems: [{ code: 'StaleVersion', currentVersion: 2 }] });
    expect(await undo(9)).toMatchObject({ ok: false, problems: [{ code: 'NotFound' }] });
    expect(await undo(2, head)).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
    expect(await undo(2, teacher)).toMatchObject({ ok: false });
    await town.scores(await csv(classOf(2, () => '62')), { exam, createMissing: 'pupils' }, head);
    expect(await undo(3, westHead)).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
    expect(await undo(3, head)).toMatchObject({ ok: true, revision: 4 });
    expect(await undo(4)).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput' }] });
  });

  it('stays once an agreement was evaluated on it', async () => {
    await take(await csv(classOf(2, () => '60')));
    const id = await examId();
    await asOwner(
      `insert into agreement_evaluation (town_id, record_id, evaluation_no, version_no, exam_id, revision, outcome, rules, targets, at) values (${town.townId}, ${900 + number}, 1, 1, ${id}, 1, 'met', '{}', '[]', now())`,
    );
    expect(await undo(1)).toMatchObject({ ok: false, problems: [{ code: 'NotAllowed' }] });
    expect(await revisions()).toHaveLength(1);
  });
});

describe('two imports at once', () => {
  it('into one session follow each other: each makes its own revision, and none is lost', async () => {
    await take(await csv(classOf(1, () => '1')));
    const files = await Promise.all(
      [1, 2, 3, 4].map((part) =>
        csv(classOf(40, (at) => (at % 4 === part - 1 ? '90' : '1')).filter((_, at) => at % 4 === part - 1)),
      ),
    );
    const answers = await Promise.all(files.map((path) => take(path)));
    expect(answers.map(({ revision }) => revision).sort()).toEqual([2, 3, 4, 5]);
    expect((await marksAt(5)).filter(({ subject, mark }) => subject === '语文' && mark === '90.00')).toHaveLength(40);
  });

  it('of one new session, with the same new schools, classes and pupils, make each of them once', async () => {
    const rows = classOf(30, () => '60').map(([, ...rest]): Row => [`新校${exam}`, ...rest] as unknown as Row);
    const answers = await Promise.all(
      [csv(rows), csv(rows)].map(async (path) => take(await path, { createMissing: 'schools' })),
    );
    expect(answers.map(({ revision }) => revision).sort()).toEqual([1, null]);
    expect(await town.count(`exam where code = '${exam}'`)).toBe(1);
    expect(await town.count(`unit where name = '新校${exam}'`)).toBe(1);
    expect(await town.count(`pupils.pupil where token like '${exam}-%'`)).toBe(30);
  });

  it('into two sessions, with the same new schools, classes and pupils, make each of them once', async () => {
    const rows = classOf(300, () => '60').map(([, ...rest]): Row => [`新校${exam}`, ...rest] as unknown as Row);
    const path = await csv(rows);
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((part) => take(path, { exam: `${exam}${part}`, createMissing: 'schools' })),
    );
    expect(answers.map(({ revision }) => revision)).toEqual([1, 1, 1]);
    expect(await town.count(`unit where name = '新校${exam}'`)).toBe(1);
    expect(await town.count(`unit c join unit s on s.id = c.parent_id where s.name = '新校${exam}'`)).toBe(2);
    expect(await town.count(`pupils.pupil where token like '${exam}-%'`)).toBe(300);
    expect(
      await town.count(
        `pupils.enrolment e join pupils.pupil p on p.id = e.pupil_id where p.token like '${exam}-%' and e.class_id is not null`,
      ),
    ).toBe(300);
  });

  it('of one new session with other subjects: the later one is told to look again', async () => {
    const files = await Promise.all([
      csv(classOf(5, () => '60')),
      csv(
        classOf(5, () => '60'),
        ['英语', '科学'],
      ),
    ]);
    const answers = await Promise.all(files.map((path) => refusal(path)));
    const late = answers.filter(({ ok }) => !ok);
    // Whoever comes when the other is done already finds its subjects passed over, and nothing to take.
    expect(late.length === 0 || late.every((answer) => !answer.ok && answer.problems[0]?.code === 'StaleVersion')).toBe(
      true,
    );
    expect(await revisions()).toHaveLength(1);
  });
});

describe('an import that is ended', () => {
  it.each(['reading', 'writing'] as const)('while it is %s leaves nothing', async (stage) => {
    const before = await town.traces();
    const controller = new AbortController();
    const path = await csv(classOf(20_000, (at) => String(at % 100)));
    const ended = refusal(path, {
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.stage === stage) controller.abort(new Error('enough'));
      },
    });
    await expect(ended).rejects.toThrow('enough');
    expect(await town.traces()).toEqual(before);
    const open = await transaction(town.deps.pool, { townId: town.townId, personId: null }, (tx) =>
      tx.run<{ n: number }>({
        sql: `select count(*) as n from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`,
        parameters: [],
      } as never),
    );
    expect(open).toEqual([{ n: 0 }]);
  });
});
