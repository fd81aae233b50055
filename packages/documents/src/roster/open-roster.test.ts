import { expect, it } from 'vitest';
import { faultOf, told, warned } from '../testing/judged.ts';
import { openRoster } from './open-roster.ts';
import type { PupilRows } from './pupil-rows.ts';

const read = async (text: string) => {
  const batches: PupilRows[] = [];
  const sheet = await openRoster({ bytes: Buffer.from(text) });
  const report = await sheet.judge((rows) => {
    batches.push(rows);
  });
  return { report, batches };
};

it('a roster names pupils by school, class, name, national id, id within the town and entry score', async () => {
  const { report, batches } = await read(
    '学校,班级,姓名,学籍号,学号,入学成绩\n中心校,五(1)班,王丽,G990000201509010018,5-01,87.525\n中心校,五(1)班,李四,G990000201509010026,5-02,-0.5\n',
  );
  expect(told(report)).toEqual([]);
  expect(batches).toEqual([
    {
      count: 2,
      lines: Int32Array.of(2, 3),
      school: ['中心校', '中心校'],
      class: ['五(1)班', '五(1)班'],
      name: ['王丽', '李四'],
      id: ['G990000201509010018', 'G990000201509010026'],
      idKind: 'national',
      pupil: ['5-01', '5-02'],
      prior: ['87.525', '-0.5'],
    },
  ]);
});

it('needs no more than a school and an id, and what it has not is null', async () => {
  const { batches } = await read('school,pupil\nA,1\n');
  expect(batches).toMatchObject([{ class: null, name: null, id: ['1'], idKind: 'town', pupil: null, prior: null }]);
});

it('passes over scores, and says so', async () => {
  const { report } = await read('school,pupil,语文\nA,1,x\n');
  expect([told(report), warned(report), report.accepted]).toEqual([[], [[1, 'UNKNOWN_COLUMN']], 1]);
});

it('is refused whole without a school or an id', async () => {
  expect(await faultOf(() => read('姓名,学号\n王丽,1\n'))).toBe('MISSING_COLUMN');
  expect(await faultOf(() => read('姓名,学校\n王丽,A\n'))).toBe('MISSING_COLUMN');
});

it('is judged by the same rules as scores', async () => {
  const { report } = await read(
    '学校,姓名,学籍号,学号\nA,=1+1,G990000201509010019,\nA,王丽,G990000201509010018,1\nA,王丽,G990000201509010018,2\n',
  );
  expect(told(report)).toEqual([
    [2, '姓名', 'NAME_LOOKS_LIKE_FORMULA'],
    [2, '学籍号', 'ID_CHECKSUM'],
    [2, '学号', 'ID_MISSING'],
    [3, '学籍号', 'DUPLICATE_CONFLICT'],
    [4, '学籍号', 'DUPLICATE_CONFLICT'],
  ]);
});
