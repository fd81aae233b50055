import { describe, expect, it } from 'vitest';
import { openTable } from '../table/open-table.ts';
import { faultOf, textWorkbook, told, warned } from '../testing/judged.ts';
import { openStaff, type StaffRows } from './open-staff.ts';
import { writeStaffTemplate } from './write-template.ts';

const read = async (text: string, isLogin?: (login: string) => boolean) => {
  const batches: StaffRows[] = [];
  const sheet = await openStaff({ bytes: Buffer.from(text) }, { isLogin });
  const report = await sheet.judge((rows) => {
    batches.push(rows);
  });
  return { report, batches };
};

describe('a roster of the staff', () => {
  it('names people by name and staff number, with unit, role, and more where it is there', async () => {
    const { report, batches } = await read(
      '姓名,工号,单位,岗位,岗位名称,起始,登录名\n王丽,T01,东片小学,教师,语文教师,2026-09-01,wangli\n李四,T02,东片小学,片校长,,,\n',
    );
    expect([told(report), report.accepted]).toEqual([[], 2]);
    expect(batches).toEqual([
      {
        count: 2,
        lines: Int32Array.of(2, 3),
        name: ['王丽', '李四'],
        staffNo: ['T01', 'T02'],
        unit: ['东片小学', '东片小学'],
        role: ['teacher', 'campusHead'],
        title: ['语文教师', ''],
        from: ['2026-09-01', ''],
        login: ['wangli', ''],
      },
    ]);
  });

  it('is read in English too, and takes a role by its code', async () => {
    const { batches } = await read(
      'name,staffNo,unit,role\nAnn,1,East,teacher\nBob,2,East,Campus head\nEve,3,East,classTeacher\n',
    );
    expect(batches).toMatchObject([
      { role: ['teacher', 'campusHead', 'classTeacher'], title: null, from: null, login: null },
    ]);
  });

  it('says of every bad cell at once what is wrong', async () => {
    const { report } = await read(
      '姓名,工号,单位,岗位,登录名\n=A1,T01,东片小学,教师,a b\n王丽,,,院长,wangli\n李四,T03,东片小学,,\n',
      (login) => !login.includes(' '),
    );
    expect(told(report)).toEqual([
      [2, '姓名', 'NAME_LOOKS_LIKE_FORMULA'],
      [2, '登录名', 'LOGIN_INVALID'],
      [3, '工号', 'ID_MISSING'],
      [3, '单位', 'UNIT_MISSING'],
      [3, '岗位', 'UNKNOWN_ROLE'],
      [4, '岗位', 'ROLE_MISSING'],
    ]);
  });

  it('takes one row per staff number', async () => {
    const { report } = await read(
      '姓名,工号,单位,岗位\n王丽,T01,东,教师\n王丽,T01,西,教师\n李四,T02,东,教师\n李四,T02,东,教师\n',
    );
    expect([told(report), warned(report), report.accepted]).toEqual([
      [
        [2, '工号', 'DUPLICATE_CONFLICT'],
        [3, '工号', 'DUPLICATE_CONFLICT'],
      ],
      [[5, 'DUPLICATE_IDENTICAL']],
      1,
    ]);
  });

  it('passes over telephone numbers, which nobody needs, and says so without repeating one', async () => {
    const { report } = await read('姓名,工号,单位,岗位,手机\n王丽,T01,东,教师,13800000000\n');
    expect([warned(report), JSON.stringify(report).includes('13800000000')]).toEqual([[[1, 'UNKNOWN_COLUMN']], false]);
  });

  it.each(['工号,单位,岗位\n1,2,3\n', '姓名,单位,岗位\n1,2,3\n', '姓名,工号,岗位\n1,2,3\n', '姓名,工号,单位\n1,2,3\n'])(
    'is refused whole without one of its four columns: %j',
    async (text) => {
      expect(await faultOf(() => read(text))).toBe('MISSING_COLUMN');
    },
  );
});

describe('the template', () => {
  it.each(['zh', 'en'] as const)('in %s is a roster without rows, which takes what is filled in', async (locale) => {
    const bytes = await writeStaffTemplate(['东片小学', '教导处'], locale);
    expect(await faultOf(() => openStaff({ bytes }))).toBe('NO_DATA_ROWS');
    const { sheets } = await openTable({ bytes });
    const [first, second] = sheets;
    expect(sheets).toHaveLength(2);
    const rows = [];
    for await (const batch of second?.rows() ?? []) rows.push(...batch.map(({ cells }) => cells.join('|')));
    expect(rows.join('\n')).toContain('东片小学');
    const header: string[] = [];
    for await (const batch of first?.rows() ?? []) header.push(...(batch[0]?.cells ?? []));
    const filled = await openStaff({
      bytes: await textWorkbook([
        header,
        ['王丽', 'T01', '东片小学', locale === 'zh' ? '教师' : 'Teacher', '', '', ''],
      ]),
    });
    expect((await filled.judge()).accepted).toBe(1);
  });
});
