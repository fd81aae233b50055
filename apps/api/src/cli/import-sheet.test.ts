import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HazardTown, hazardTown } from '../hazards/testing/town.ts';

let town: HazardTown;
beforeAll(async () => {
  town = await hazardTown();
}, 60_000);
afterAll(() => town.remove());

const file = async (name: string, content: string): Promise<string> => {
  const path = join(town.home, name);
  await writeFile(path, content);
  return path;
};
const run = async (kind: string, path: string, ...options: string[]) => {
  const { code, output, errors } = await town.run('import', kind, path, '--json', ...options);
  return { code, errors, answer: output === '' ? null : (JSON.parse(output) as Record<string, unknown>) };
};

it('scores are imported from the command line by the one policy, with its exit codes', async () => {
  const path = await file('成绩.csv', '学校,学号,成绩,备注\n东片小学,P1,90,\n东片小学,P2,101,\n');
  const rejected = [{ line: 3, column: '成绩', code: 'OVER_FULL_MARK', found: '101' }];
  const warnings = [{ line: 1, code: 'UNKNOWN_COLUMN' }];
  const options = ['--exam', 'CLI', '--create-missing', 'pupils'];
  expect(await run('scores', path, ...options, '--dry-run')).toMatchObject({
    code: 0,
    answer: { rows: 2, accepted: 1, fileError: null, rejected, warnings, exam: { existed: false }, revision: null },
  });
  expect(await run('scores', path, ...options)).toMatchObject({ code: 1, answer: { accepted: 0, rejected } });
  expect(await run('scores', path, ...options, '--accept-good-rows')).toMatchObject({
    code: 3,
    answer: { accepted: 1, revision: 1 },
  });
  expect(await run('scores', path, ...options, '--accept-good-rows')).toMatchObject({
    code: 3,
    answer: { accepted: 1, revision: null, counts: { unchanged: 1 } },
  });
  expect(
    await run(
      'scores',
      path,
      '--exam',
      'CLI120',
      '--full-mark',
      '120',
      '--subject',
      '数学',
      '--create-missing',
      'pupils',
    ),
  ).toMatchObject({
    code: 0,
    answer: { rejected: [], exam: { subjects: [{ name: '数学', fullMark: 12_000 }] } },
  });
  expect(await run('scores', await file('空.csv', ''), ...options, '--dry-run')).toMatchObject({
    code: 1,
    answer: { fileError: 'EMPTY_FILE' },
  });
  expect(await run('scores', path, ...options, '--full-mark', '90')).toMatchObject({
    code: 1,
    answer: { problems: [{ code: 'InvalidInput' }] },
  });
  for (const wrong of [[], ['--exam', 'CLI', '--create-missing', 'all'], ['--exam', 'CLI', '--full-mark', '-1']])
    expect(await run('scores', path, ...wrong)).toMatchObject({ code: 2, answer: null });
  expect(await run('scores', join(town.home, 'none.csv'), ...options)).toMatchObject({
    code: 1,
    answer: null,
    errors: expect.stringContaining('ENOENT'),
  });
  expect(await run('scores', town.home, ...options)).toMatchObject({
    code: 1,
    answer: null,
    errors: expect.stringContaining('no ordinary file'),
  });
}, 180_000);

it('a roster and county results are imported from the command line', async () => {
  const roster = await file('名册.csv', '学校,班级,姓名,学号\n东片小学,五(1)班,赵敏,R1\n');
  expect(await run('roster', roster)).toMatchObject({ code: 0, answer: { counts: { new: 1 }, moved: 0 } });
  const west = ['--complete', '--create-missing', 'schools'];
  const whole = await file('西片.csv', '学校,班级,姓名,学号\n西片小学,五(1)班,钱多,W1\n西片小学,六(1)班,孙理,W2\n');
  expect(await run('roster', whole, ...west)).toMatchObject({ code: 0, answer: { left: { count: 0 } } });
  const without = await file('西片五年级.csv', '学校,班级,姓名,学号\n西片小学,五(1)班,钱多,W1\n');
  expect(await run('roster', without)).toMatchObject({ code: 0, answer: { left: null } });
  expect(await run('roster', without, '--complete', '--dry-run')).toMatchObject({
    code: 0,
    answer: { left: { count: 1, first: ['W2'] } },
  });
  expect(await run('roster', without, '--complete', '--accept-good-rows')).toMatchObject({
    code: 1,
    answer: { problems: [{ code: 'InvalidInput', path: ['complete'] }] },
  });
  expect((await town.run('import', 'roster', without, '--complete')).output).toContain(
    'Not in the roster, and have left: 1.',
  );
  expect(await run('roster', roster, '--from', 'soon')).toMatchObject({
    code: 1,
    answer: { problems: [{ path: ['from'] }] },
  });
  const county = await file(
    '县.csv',
    '学校,教师,学科,年级,平均分,名次,参评人数\n东片小学,李思雨,数学,五年级,80,1,3\n东片小学,无此人,数学,五年级,80,1,3\n',
  );
  expect(await run('county-results', county, '--exam', 'COUNTY', '--accept-good-rows')).toMatchObject({
    code: 3,
    answer: { accepted: 1, layout: 'teachers', rejected: [{ line: 3, code: 'UNKNOWN_TEACHER' }] },
  });
}, 120_000);

it('a person at the terminal is told in words what to mend', async () => {
  const path = await file('坏.csv', '学校,学号,成绩\n东片小学,P1,八十五\n没有的,P2,3\n');
  const { code, output, errors } = await town.run(
    'import',
    'scores',
    path,
    '--exam',
    'W',
    '--create-missing',
    'pupils',
  );
  expect([code, output]).toEqual([
    1,
    '2 rows, 2 with problems; nothing was written. Mend them, or take the others with --accept-good-rows.\n',
  ]);
  expect(errors).toMatch(/2 +成绩 +NOT_A_NUMBER +八十五 +This is no number；Enter 85/u);
  expect(errors).toMatch(/3 +学校 +UNKNOWN_SCHOOL +没有的/u);
}, 60_000);

it('the staff are imported from the command line, with their one-time passwords told once', async () => {
  const path = await file('教职工.csv', '姓名,工号,单位,岗位\n赵一鸣,S901,东片小学,教师\n');
  expect(await run('staff', path, '--dry-run')).toMatchObject({
    code: 0,
    answer: { accepted: 1, accountsToMake: 1, accounts: [] },
  });
  const { code, answer } = await run('staff', path);
  expect([code, answer]).toMatchObject([
    0,
    {
      counts: { new: 1 },
      accounts: [{ name: '赵一鸣', login: 'zhaoyiming', oneTimePassword: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) }],
    },
  ]);
  expect(await run('staff', path)).toMatchObject({ code: 0, answer: { counts: { unchanged: 1 }, accounts: [] } });
});
