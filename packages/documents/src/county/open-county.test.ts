import { expect, it } from 'vitest';
import { faultOf, told } from '../testing/judged.ts';
import { type CountyRows, openCountyResults } from './open-county.ts';

const read = async (text: string) => {
  const batches: CountyRows[] = [];
  const sheet = await openCountyResults({ bytes: Buffer.from(text) });
  const report = await sheet.judge((rows) => {
    batches.push(rows);
  });
  return { layout: sheet.layout, report, batches };
};

it('county results per teacher are told by their header', async () => {
  const { layout, report, batches } = await read(
    '学校,教师,工号,学科,年级,平均分,名次,参评人数\n中心校,李思雨,T012,道法,六年级,78.125,3,42\n',
  );
  expect([layout, told(report)]).toEqual(['teachers', []]);
  expect(batches).toEqual([
    {
      count: 1,
      lines: Int32Array.of(2),
      school: ['中心校'],
      teacher: ['李思雨'],
      staffNo: ['T012'],
      subject: ['道德与法治'],
      grade: ['六年级'],
      mean: ['78.125'],
      place: ['3'],
      of: ['42'],
      sd: null,
    },
  ]);
});

it('county results per subject and grade are told by theirs', async () => {
  const { layout, report, batches } = await read('subject,grade,mean,sd\n数学,6,78.1,12.34\n语文,6,80,9\n');
  expect([layout, told(report)]).toEqual(['groups', []]);
  expect(batches).toMatchObject([
    { count: 2, subject: ['数学', '语文'], sd: ['12.34', '9'], teacher: null, place: null },
  ]);
});

it('lacks what its layout needs', async () => {
  expect(await faultOf(() => read('学科,年级,平均分\n数学,6,78\n'))).toBe('MISSING_COLUMN');
  expect(await faultOf(() => read('学科,年级,标准差\n数学,6,8\n'))).toBe('MISSING_COLUMN');
  expect(await faultOf(() => read('学校,教师,学科,年级,平均分,名次\nA,王丽,数学,6,78,1\n'))).toBe('MISSING_COLUMN');
  await expect(read('学校,教师,学科,年级,平均分,名次\nA,王丽,数学,6,78,1\n')).rejects.toMatchObject({
    text: [expect.stringContaining('“参评人数”'), expect.anything()],
  });
});

it('is judged cell by cell and row by row', async () => {
  const { report } = await read(
    [
      '学校,教师,学科,年级,平均分,名次,参评人数',
      'A,王丽,,六,78,1,20',
      'A,王丽,数学,,78,1,20',
      'A,,数学,六,-1,0,x',
      'A,王丽,数学,六,78,21,20',
      'A,李四,数学,六,78,2,20',
      'A,李四,数学,六,79,2,20',
      'A,李四,语文,六,79,2,20',
      'B,李四,数学,六,79,2,20',
      '',
    ].join('\n'),
  );
  expect(told(report)).toEqual([
    [2, '学科', 'SUBJECT_MISSING'],
    [3, '年级', 'GRADE_MISSING'],
    [4, '教师', 'NAME_MISSING'],
    [4, '平均分', 'NEGATIVE'],
    [4, '名次', 'NOT_A_NUMBER'],
    [4, '参评人数', 'NOT_A_NUMBER'],
    [5, '名次', 'PLACE_BEYOND_COUNT'],
    [6, '学校', 'DUPLICATE_CONFLICT'],
    [7, '学校', 'DUPLICATE_CONFLICT'],
  ]);
  expect(report.accepted).toBe(2);
});
