import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sqlOf, transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseExam } from '../analyse-exam.ts';
import { type ExamTown, examTown } from '../testing/exam-town.ts';

const samples = new URL('../../../../../../shared/samples/', import.meta.url);
const hasSamples = existsSync(samples);

const rowsOf = async (name: string): Promise<Record<string, string>[]> => {
  const [header = '', ...lines] = (await readFile(new URL(name, samples), 'utf8')).trim().split(/\r?\n/u);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
};

/** Writes pupils with entry scores and marks as the first revision of a session. */
const fill = (town: ExamTown, examId: number, rows: readonly Record<string, string>[]): Promise<void> =>
  transaction(town.deps.pool, { townId: town.townId, personId: null, as: 'pupils' }, async (tx) => {
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (school text, pupil text, score numeric, prior numeric)`;
    const run = (statement: ReturnType<typeof sql>) => tx.run(statement.compile(sqlOf));
    const [root] = [town.root];
    await run(
      sql`insert into unit (town_id, parent_id, kind, name) select distinct ${town.townId}::int, ${root}::bigint, 'campus', school from ${given}`,
    );
    await run(
      sql`insert into pupils.pupil (town_id, token, token_kind, created_at) select ${town.townId}::int, pupil, 'school', now() from ${given}`,
    );
    await run(sql`insert into pupils.entrant (town_id, exam_id, pupil_id, from_revision, unit_id, prior)
      select p.town_id, ${examId}::bigint, p.id, 1, u.id, g.prior from ${given} join pupils.pupil p on p.token = g.pupil join unit u on u.name = g.school`);
    await run(sql`insert into pupils.score (town_id, exam_id, subject, pupil_id, from_revision, mark)
      select p.town_id, ${examId}::bigint, 1, p.id, 1, g.score from ${given} join pupils.pupil p on p.token = g.pupil`);
    await run(sql`update exam set revision = 1 where id = ${examId}`);
  });

const near = (found: number | null | undefined, expected: string | undefined, relative: number): boolean => {
  const wanted = Number(expected);
  return (
    found !== null && found !== undefined && Math.abs(found - wanted) <= relative * Math.max(Math.abs(wanted), 1e-300)
  );
};

describe.skipIf(!hasSamples)('the figures of 4,059 pupils in 65 schools', () => {
  let town: ExamTown;
  beforeAll(async () => {
    town = await examTown('reference');
  });
  afterAll(() => town?.close());

  it('equal those that R and lme4 give', async () => {
    const examId = await town.open({ code: 'exam65', grades: [], subjects: [{ name: '成绩', fullMark: '100' }] });
    await fill(town, examId, await rowsOf('exam65-scores.csv'));
    const [reference, model] = await Promise.all([
      rowsOf('exam65-reference.csv'),
      readFile(new URL('exam65-reference.json', samples), 'utf8').then(
        (text) => JSON.parse(text) as Record<string, number>,
      ),
    ]);
    const [subject] = (await analyseExam(town.deps, town.people.admin, 'exam65', 'campus')) ?? [];
    expect(subject?.groups).toHaveLength(65);
    expect(near(subject?.model?.intercept, String(model['intercept']), 1e-4)).toBe(true);
    expect(near(subject?.model?.slope, String(model['slope']), 1e-4)).toBe(true);
    expect(near(subject?.model?.varGroup, String(model['var_school']), 1e-4)).toBe(true);
    expect(near(subject?.model?.varResidual, String(model['var_residual']), 1e-4)).toBe(true);
    for (const expected of reference) {
      const found = subject?.groups.find(({ group }) => group === expected['school']);
      const wrong = [
        found?.n === Number(expected['n']),
        near(found?.mean, expected['mean'], 1e-9),
        near(found?.sd, expected['sd'], 1e-9),
        near(found?.pass, expected['pass'], 1e-9),
        near(found?.excellent, expected['excellent'], 1e-9),
        near(found?.low, expected['low'], 1e-9),
        found?.rank === Number(expected['rank_min']),
        near(found?.effect, expected['blup'], 1e-4),
        near(found?.se, expected['se'], 1e-4),
        near(found?.lo, expected['lo'], 1e-4) || Math.abs((found?.lo ?? 9) - Number(expected['lo'])) < 1e-4,
        near(found?.hi, expected['hi'], 1e-4) || Math.abs((found?.hi ?? 9) - Number(expected['hi'])) < 1e-4,
        Math.abs((found?.effectRank ?? 99) - Number(expected['va_rank'])) <= 1,
        Math.abs((found?.rankLo ?? 99) - Number(expected['rank_lo'])) <= 1,
        Math.abs((found?.rankHi ?? 99) - Number(expected['rank_hi'])) <= 1,
        near(found?.pLast2, expected['p_bottom2_exact'], 1e-4),
      ].flatMap((right, at) => (right ? [] : [at]));
      expect([expected['school'], wrong]).toEqual([expected['school'], []]);
    }
  });
});

describe('the figures of a session', () => {
  let town: ExamTown;
  beforeAll(async () => {
    town = await examTown('figures');
  });
  afterAll(() => town.close());

  const stored = (examId: number, grouping: string, subject: number) =>
    town.rows<{
      name: string | null;
      n: number;
      entitled: number;
      sum: number;
      passed: number;
      small: boolean;
      campus: number | null;
      mean: number;
      composite: string | null;
      grade: number | null;
    }>(
      `select coalesce(p.name, u.name) as name, r.n, r.entitled, r.sum_hundredths as sum, r.passed, r.small, r.campus_id as campus, r.mean, r.composite, r.grade from exam_result r
        left join person p on r.grouping = 'teacher' and p.id = r.group_id left join unit u on r.grouping <> 'teacher' and u.id = r.group_id
        where r.exam_id = ${examId} and r.grouping = '${grouping}' and r.subject = ${subject} order by r.group_id`,
    );

  it('count statuses as no mark, except what the session says is zero', async () => {
    const words = ['缺考', '违纪', '缓考', '免考', '', '80'];
    const type = async (code: string, zeroFor: string[]) => {
      const examId = await town.open({ code, zeroFor });
      const revision = await town.enter(examId, town.classes.west, (place) => words[place] ?? '');
      await town.publish(examId, revision);
      return (await stored(examId, 'class', 1))[0];
    };
    // Nobody entered anything for the fifth pupil, so that pupil has not even come in.
    expect(await type('plain', [])).toMatchObject({ n: 1, entitled: 4, sum: 8000 });
    expect(await type('absent', ['ABSENT'])).toMatchObject({ n: 2, entitled: 4, sum: 8000 });
    expect(await type('all', ['ABSENT', 'VOID', 'DEFERRED'])).toMatchObject({ n: 4, entitled: 4, sum: 8000 });
  });

  it('are those of the town, the schools, the classes and whoever taught them on the day', async () => {
    const examId = await town.published({ code: 'groups' });
    expect(await stored(examId, 'town', 1)).toMatchObject([{ name: '试镇', n: 29, entitled: 30, campus: null }]);
    expect(await stored(examId, 'campus', 1)).toMatchObject([
      { name: '东片小学', n: 23, small: false, campus: town.east },
      { name: '西片小学', n: 6, small: true, campus: town.west },
    ]);
    expect(await stored(examId, 'class', 1)).toMatchObject([
      { n: 12, entitled: 12, campus: town.east, grade: 6 },
      { n: 11, entitled: 12, campus: town.east, grade: 6 },
      { n: 6, small: true, campus: town.west, grade: 6 },
    ]);
    expect(await stored(examId, 'teacher', 1)).toMatchObject([
      { name: '李思雨', n: 12, campus: town.east },
      { name: '王丽', n: 11, campus: town.east },
      { name: '龙飞', n: 6, campus: town.west },
    ]);
  });

  it('put subjects together by each pupil’s mean percent, and the composite from the subjects by their weights', async () => {
    const examId = await town.open({
      code: 'two',
      subjects: [
        { name: '数学', fullMark: '100', weight: '3' },
        { name: '语文', fullMark: '150', weight: '1' },
      ],
    });
    await town.enter(examId, town.classes.west, (place) => String(60 + place * 5));
    const revision = await town.enter(examId, town.classes.west, (place) => (place === 5 ? '缺考' : '120'), {
      subject: 2,
    });
    await town.publish(examId, revision);
    // Percent of the pupils: (60+80)/2, (65+80)/2, ..., (80+80)/2, and 85 alone.
    const percents = [70, 72.5, 75, 77.5, 80, 85];
    const [all] = await stored(examId, 'class', 0);
    expect(all).toMatchObject({ n: 6, sum: percents.reduce((sum, each) => sum + each * 100, 0), passed: 6 });
    const [maths] = await stored(examId, 'class', 1);
    const [chinese] = await stored(examId, 'class', 2);
    // 数学: mean 72.5, pass 6/6, excellent 1/6, low 0; 语文: 80 %, pass 5/5, excellent 0, low 0.
    const of = (mean: number, pass: number, excellent: number, low: number) =>
      0.4 * mean + 0.3 * pass + 0.2 * excellent + 0.1 * (100 - low);
    const [one, two] = [of(72.5, 100, 100 / 6, 0), of(80, 100, 0, 0)];
    expect(Number(maths?.composite)).toBeCloseTo(one, 9);
    expect(Number(chinese?.composite)).toBeCloseTo(two, 9);
    expect(Number(all?.composite)).toBeCloseTo((3 * one + two) / 4, 9);
    // 龙飞 teaches only 数学: all of her subjects together are that one.
    expect(await stored(examId, 'teacher', 0)).toMatchObject([{ name: '龙飞', n: 6, mean: 72.5 }]);
  });

  it('leave out whoever came in mid-term, and whom the sample did not draw', async () => {
    const examId = await town.open({ code: 'moved' });
    await town.rows(
      `update pupils.enrolment set from_on = '2026-11-16' where pupil_id = (select id from pupils.pupil where token = 'C01') returning 1`,
    );
    const revision = await town.enter(examId, town.classes.west, () => '70');
    await town.publish(examId, revision);
    expect((await stored(examId, 'class', 1))[0]).toMatchObject({ n: 5, entitled: 5 });
    await town.rows(`update pupils.enrolment set from_on = '2026-08-01' where from_on = '2026-11-16' returning 1`);
    const sampled = await town.open({ code: 'drawn', sample: { size: 3, seed: 'x' } });
    const drawn = await town.enter(sampled, town.classes.west, () => '70');
    await town.publish(sampled, drawn);
    expect((await stored(sampled, 'campus', 1))[0]).toMatchObject({ entitled: 3 });
  });
});
