import { readOnce, sqlOf } from '@plumbline/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Accounts } from '../../accounts.ts';
import type { SheetImportOptions } from '../../exam/import/report.ts';
import { type SmallTown, smallTown } from '../../testing/world.ts';
import type { Viewer } from '../../viewer.ts';
import { importStaff } from './import-staff.ts';
import { proposeLogin } from './propose-login.ts';
import type { StaffRow, StaffSheet } from './staff-sheet.ts';

/** Accounts in memory, which fail as often as they are told to: the process dies between person and account. */
const memory = () => {
  const logins = new Map<number, string>();
  const trouble = { after: Number.POSITIVE_INFINITY };
  const accounts: Accounts = {
    create: async ({ personId, login, townCode }) => {
      if (logins.size >= trouble.after) throw new Error('killed');
      if ([...logins.values()].includes(login)) return { ok: false, reason: 'LoginTaken' };
      logins.set(personId, login);
      return { ok: true, username: `${townCode}/${login}` };
    },
    resetPassword: async () => null,
    resetSecondFactor: async () => null,
    keysOf: async () => [],
    withdrawKey: async () => false,
    changesOf: async () => [],
    loginsOf: async (_townId, ids) =>
      new Map(ids.flatMap((id) => (logins.has(id) ? [[id, logins.get(id) ?? '']] : []))),
    loginOf: async (_townId, id) => logins.get(id) ?? null,
  } as Accounts;
  return { accounts, logins, trouble };
};

let town: SmallTown;
let stored: ReturnType<typeof memory>;
let count = 0;
beforeAll(async () => {
  town = await smallTown('staff');
});
beforeEach(() => {
  stored = memory();
  count += 1;
});
afterAll(() => town.close());

const row = (line: number, more: Partial<StaffRow> = {}): StaffRow => ({
  line,
  name: `王丽${line}`,
  staffNo: `T${count}-${line}`,
  unit: '东片小学',
  role: 'teacher',
  title: '',
  from: '',
  login: '',
  ...more,
});

const sheetOf = (rows: readonly StaffRow[], bad = 0): StaffSheet => ({
  headerLine: 1,
  headers: { name: '姓名', unit: '单位', from: '起始', login: '登录名' },
  judge: async (take) => {
    const column = <Key extends keyof StaffRow>(key: Key) => rows.map((each) => each[key]);
    await take({
      count: rows.length,
      lines: Int32Array.from(column('line')),
      name: column('name'),
      staffNo: column('staffNo'),
      unit: column('unit'),
      role: column('role'),
      title: column('title'),
      from: column('from'),
      login: column('login'),
    });
    return {
      rows: rows.length + bad,
      accepted: rows.length,
      identical: 0,
      problems: [],
      warnings: [],
      counts: {},
      withdrawn: new Int32Array(),
    };
  },
});

const bring = async (
  rows: readonly StaffRow[],
  options: SheetImportOptions = {},
  { as = town.people.admin, bad = 0 }: { as?: Viewer; bad?: number } = {},
) => {
  const answer = await importStaff(town.deps, stored.accounts, as, async () => sheetOf(rows, bad), options);
  if (!answer.ok) throw new Error(answer.problems[0]?.code);
  return answer.report;
};

const people = async () =>
  readOnce(
    town.deps.pool,
    town.people.admin,
    sqlOf
      .selectFrom('person')
      .leftJoin('post', (join) =>
        join.onRef('post.town_id', '=', 'person.town_id').onRef('post.person_id', '=', 'person.id'),
      )
      .where('person.town_id', '=', town.townId)
      .where('staff_no', 'like', `T${count}-%`)
      .select([
        'person.name',
        'person.staff_no',
        'person.login',
        'post.role',
        'post.title',
        'post.unit_id',
        'post.from_on',
      ])
      .orderBy('person.id')
      .orderBy('post.id'),
  );

describe('an import of the staff', () => {
  it('adds people with their posts and accounts, once, and says nothing changed the second time', async () => {
    const rows = [
      row(2, { name: '王丽' }),
      row(3, { name: '王丽', title: '语文教师', from: '2026/9/1' }),
      row(4, { login: 'Head.East', role: 'campusHead' }),
    ];
    const report = await bring(rows);
    expect(report).toMatchObject({
      accepted: 3,
      written: true,
      counts: { new: 3, changed: 0, unchanged: 0, bad: 0 },
      accountsToMake: 3,
    });
    expect(report.accounts.map(({ login }) => login)).toEqual(['wangli', 'wangli2', 'head.east']);
    expect(new Set(report.accounts.map(({ oneTimePassword }) => oneTimePassword)).size).toBe(3);
    expect(await people()).toEqual([
      {
        name: '王丽',
        staff_no: `T${count}-2`,
        login: 'wangli',
        role: 'teacher',
        title: '教师',
        unit_id: town.east,
        from_on: '2026-08-01',
      },
      {
        name: '王丽',
        staff_no: `T${count}-3`,
        login: 'wangli2',
        role: 'teacher',
        title: '语文教师',
        unit_id: town.east,
        from_on: '2026-09-01',
      },
      {
        name: '王丽4',
        staff_no: `T${count}-4`,
        login: 'head.east',
        role: 'campusHead',
        title: '片校长',
        unit_id: town.east,
        from_on: '2026-08-01',
      },
    ]);
    const again = await bring(rows);
    expect(again).toMatchObject({ written: false, counts: { new: 0, changed: 0, unchanged: 3, bad: 0 }, accounts: [] });
    expect(await people()).toHaveLength(3);
  });

  it('judges without writing, and tells how many accounts there would be', async () => {
    const report = await bring([row(2), row(3)], { dryRun: true });
    expect(report).toMatchObject({ accepted: 2, written: false, counts: { new: 2 }, accountsToMake: 2, accounts: [] });
    expect([await people(), stored.logins.size]).toEqual([[], 0]);
  });

  it('corrects a name, adds a post that is not held from today on, ends none and says which others there are', async () => {
    await bring([row(2)]);
    const report = await bring([row(2, { name: '王莉', unit: '西片小学' })]);
    expect(report).toMatchObject({ counts: { new: 0, changed: 1 }, accounts: [] });
    expect(report.changes).toEqual([
      { line: 2, field: 'name', from: '王丽2', to: '王莉' },
      { line: 2, field: 'post', from: null, to: '西片小学 教师' },
    ]);
    expect(report.warnings).toMatchObject([{ code: 'OTHER_POSTS', found: '东片小学 教师' }]);
    expect((await people()).map(({ name, unit_id, from_on }) => [name, unit_id, from_on])).toEqual([
      ['王莉', town.east, '2026-08-01'],
      ['王莉', town.west, '2026-11-18'],
    ]);
    const [found] = await readOnce(
      town.deps.pool,
      town.people.admin,
      sqlOf.selectFrom('search_key').where('town_id', '=', town.townId).where('key', '=', '王莉').select('target_id'),
    );
    expect(found).toBeDefined();
  });

  it('refuses rows for units, days and logins that cannot be, all of them at once, and then writes nothing', async () => {
    stored.logins.set(town.people.teacher.personId, 'taken');
    const rows = [
      row(2, { unit: '南片小学' }),
      row(3, { from: '去年' }),
      row(4, { login: 'taken' }),
      row(5, { login: 'twice' }),
      row(6, { login: 'TWICE' }),
      row(7),
    ];
    const report = await bring(rows);
    expect(report.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, '单位', 'UNKNOWN_UNIT'],
      [3, '起始', 'NOT_A_DAY'],
      [4, '登录名', 'LOGIN_TAKEN'],
      [5, '登录名', 'LOGIN_TAKEN'],
      [6, '登录名', 'LOGIN_TAKEN'],
    ]);
    expect([report.written, report.accepted, report.counts.bad, await people()]).toEqual([false, 0, 5, []]);
    const part = await bring(rows, { acceptGoodRows: true });
    expect([part.written, part.accepted, (await people()).length]).toEqual([true, 1, 1]);
  });

  it('counts rows that the file alone showed to be bad, too', async () => {
    expect((await bring([row(2)], {}, { bad: 1 })).counts.bad).toBe(1);
    expect(await people()).toEqual([]);
  });

  it('is finished by the same file again where it was broken off between people and accounts', async () => {
    const rows = [row(2), row(3), row(4)];
    stored.trouble.after = 0;
    await expect(bring(rows)).rejects.toThrow('killed');
    expect([(await people()).length, stored.logins.size]).toEqual([3, 0]);
    stored.trouble.after = Number.POSITIVE_INFINITY;
    const report = await bring(rows);
    expect(report).toMatchObject({ counts: { new: 0, changed: 3, unchanged: 0 } });
    expect(report.accounts.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect([(await people()).length, stored.logins.size]).toEqual([3, 3]);
  });

  it('tells the passwords of accounts that were made, also where others failed, and makes those the next time', async () => {
    const rows = [row(2), row(3), row(4)];
    stored.trouble.after = 1;
    const first = await bring(rows);
    expect([first.accounts.length, first.withoutAccount.length]).toEqual([1, 2]);
    stored.trouble.after = Number.POSITIVE_INFINITY;
    const second = await bring(rows);
    expect(second).toMatchObject({ counts: { new: 0, changed: 2, unchanged: 1 }, withoutAccount: [] });
    const lines = [...first.accounts, ...second.accounts].map(({ line }) => line);
    expect(lines.sort()).toEqual([2, 3, 4]);
  });

  it('keeps the login of whoever has an account, and says so', async () => {
    await bring([row(2, { login: 'first' })]);
    const report = await bring([row(2, { login: 'second' })]);
    expect([report.counts.unchanged, report.warnings.map(({ code, found }) => [code, found])]).toEqual([
      1,
      [['LOGIN_KEPT', 'first']],
    ]);
  });

  it('enters nobody twice where one file is brought in twice at once', async () => {
    const rows = [row(2), row(3)];
    const reports = await Promise.all([bring(rows), bring(rows)]);
    expect(reports.map(({ counts }) => counts.new).sort()).toEqual([0, 2]);
    expect(await people()).toHaveLength(2);
  });

  it('is academic affairs’ alone', async () => {
    await expect(bring([row(2)], {}, { as: town.people.head })).rejects.toThrow('NotAllowed');
    expect(await people()).toEqual([]);
  });
});

describe('a login that is proposed', () => {
  it.each([
    ['王丽', 'T01', [], 'wangli'],
    ['王丽', 'T01', ['wangli', 'wangli2'], 'wangli3'],
    ['单雪', 'T01', [], 'shanxue'],
    ['吕布', 'T01', [], 'lvbu'],
    ['Ann Lee', 'T01', [], 'annlee'],
    ['·', 'T-01', [], 'tt01'],
    ['阿卜杜拉·买买提·阿卜杜热合曼·托合提江', 'T01', [], 'abudulamaimaitiabudurehemantuohet'],
  ])('to %s is %s’s own', (name, staffNo, taken, login) => {
    const proposed = proposeLogin(name, staffNo, (one) => (taken as string[]).includes(one));
    expect(proposed.startsWith(login)).toBe(true);
    expect(proposed.length).toBeLessThanOrEqual(40);
  });
});
