import { readOnce, sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson } from '../people/people.ts';
import { appoint } from '../people/posts.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { FindingColumn, FindingRow } from './finding-row.ts';
import { type ImportOptions, importFindings } from './import-findings.ts';

let town: SmallTown;
beforeAll(async () => {
  town = await smallTown('imports');
});
afterAll(() => town.close());

type Words = Partial<Record<FindingColumn, string>>;
const rows = (...given: readonly Words[]): FindingRow[] =>
  given.map((words, index) => ({
    line: index + 2,
    sheetLine: index + 2,
    cells: Object.fromEntries(
      Object.entries(words)
        .filter(([, text]) => text !== '')
        .map(([column, text]) => [column, { text, day: null }]),
    ),
    faults: [],
  }));
let told = 0;
const row = (more: Words = {}): Words => {
  told += 1;
  return { unit: '东片小学', title: `门窗破损 ${told}`, ...more };
};
const whole = (more: Words = {}): Words =>
  row({ responsible: '李思雨', requirement: '一周内修好', rectifyBy: '2026-12-02', ...more });

const bring = (given: readonly Words[], options: ImportOptions = {}, viewer = town.people.admin) =>
  importFindings(town.deps, viewer, rows(...given), options);
const codes = (report: Awaited<ReturnType<typeof bring>>) =>
  report.rows.map(({ faults }) => faults.map(({ column, code }) => `${column}:${code}`));

const state = async () => {
  const [found] = await readOnce<{ events: number; records: number; notices: number; inspections: number }>(
    town.deps.pool,
    town.people.admin,
    sql<{ events: number; records: number; notices: number; inspections: number }>`select
      (select count(*) from event where town_id = ${town.townId}) as events, (select count(*) from record where town_id = ${town.townId}) as records,
      (select count(*) from notice where town_id = ${town.townId} and number is not null) as notices,
      (select count(*) from inspection where town_id = ${town.townId}) as inspections`.compile(sqlOf),
  );
  return found;
};
const numbers = async (): Promise<string[]> =>
  (
    await readOnce(
      town.deps.pool,
      town.people.admin,
      sqlOf.selectFrom('record').where('town_id', '=', town.townId).orderBy('id').select('number'),
    )
  ).map(({ number }) => number);

describe('an import of findings', () => {
  it('reports everything that is wrong at once, column by column, and writes nothing', async () => {
    const before = await state();
    const report = await bring([
      whole(),
      { unit: '东边小学', title: '', responsible: '赵无此', rectifyBy: '下周三', category: '马上改', weight: '要命' },
      row({ rectifyBy: '2026-11-01' }),
      row({ title: '长'.repeat(121) }),
      row({ inspection: '没有的检查' }),
      row({ inspector: '李思雨' }),
      row({ state: '已销号' }),
      row({ number: '整改〔2026〕999' }),
      row({ title: `带控制符\u0007的` }),
    ]);
    expect(codes(report)).toEqual([
      [],
      [
        'title:TITLE_MISSING',
        'unit:UNKNOWN_UNIT',
        'category:UNKNOWN_CATEGORY',
        'weight:UNKNOWN_WEIGHT',
        'responsible:UNKNOWN_PERSON',
        'rectifyBy:NOT_A_DAY',
      ],
      ['rectifyBy:DAY_PASSED'],
      ['title:TOO_LONG'],
      ['inspection:INSPECTION_DAY_MISSING'],
      ['inspector:PERSON_NOT_ALLOWED'],
      ['state:CLOSED_WITHOUT_NUMBER'],
      ['number:UNKNOWN_NUMBER'],
      ['title:INVALID_CHARACTERS'],
    ]);
    expect(report).toMatchObject({ accepted: 0, written: false, counts: { new: 1, bad: 8 } });
    expect(await state()).toEqual(before);
  });

  it('judged only, writes nothing; then takes the good rows where that is asked for, and the mended file doubles none of them', async () => {
    const before = await state();
    const [good, other] = [whole(), row()];
    const bad = whole({ responsible: '李思玉' });
    expect(await bring([good, bad, other], { dryRun: true })).toMatchObject({ accepted: 2, written: false });
    expect(await bring([good, bad, other])).toMatchObject({ accepted: 0, written: false });
    expect(await state()).toEqual(before);
    const part = await bring([good, bad, other], { acceptGoodRows: true });
    expect(part).toMatchObject({ accepted: 2, written: true, recorded: 2, noticed: 1 });
    const mended = { ...bad, responsible: '李思雨' };
    expect(await bring([good, mended, other])).toMatchObject({
      accepted: 3,
      recorded: 1,
      noticed: 1,
      counts: { new: 1, unchanged: 2 },
    });
    expect(await bring([good, mended, other])).toMatchObject({ recorded: 0, noticed: 0, counts: { unchanged: 3 } });
    expect(Number((await state())?.records) - Number(before?.records)).toBe(3);
  });

  it('is finished by the next try after a crash, by whomever, and doubles nothing', async () => {
    const given = [whole(), whole(), whole(), row()];
    const before = await state();
    const cut = (done: number) => {
      if (done === 2) throw new Error('power cut');
    };
    await expect(bring(given, { onProgress: cut })).rejects.toThrow('power cut');
    const second = await town.person('赵敏', 'admin', town.root);
    town.time.now = new Date(town.time.now.getTime() + 11 * 60_000);
    await bring(given, {}, second);
    await bring(given);
    const after = await state();
    expect(Number(after?.records) - Number(before?.records)).toBe(4);
    expect(Number(after?.events) - Number(before?.events)).toBe(7);
  });

  it('carries on the notice that an interrupted import had begun', async () => {
    const given = [whole(), whole(), whole()];
    const before = await state();
    // Judging, claiming, three findings, the plan of the notice and its first case; the second fails.
    let left = 7;
    const failing = {
      ...town.deps,
      clock: () => {
        left -= 1;
        if (left < 0) throw new Error('power cut');
        return town.time.now;
      },
    };
    await expect(importFindings(failing, town.people.admin, rows(...given))).rejects.toThrow('power cut');
    const half = await state();
    expect(Number(half?.notices) - Number(before?.notices)).toBe(1);
    expect(await bring(given)).toMatchObject({ counts: { unchanged: 3 } });
    const after = await state();
    expect(after?.notices).toBe(half?.notices);
    expect(Number(after?.events) - Number(before?.events)).toBe(6);
  });

  it('makes the inspection that rows name, once, and puts its findings on one notice per campus', async () => {
    const before = await state();
    const of = (unit: string) =>
      whole({ inspection: '第三次检查', inspectedOn: '2026年11月17日', unit, responsible: '' });
    const east = { ...of('东片小学'), responsible: '李思雨' };
    const given = [east, { ...east, title: '另一个问题' }, { ...of('西片小学'), responsible: '余德明' }];
    expect(await bring(given)).toMatchObject({ recorded: 3, noticed: 3 });
    const after = await state();
    expect(Number(after?.inspections) - Number(before?.inspections)).toBe(1);
    expect(Number(after?.notices) - Number(before?.notices)).toBe(2);
  });

  it('changes no case: what a file says otherwise is refused with what is on record, an older state is a warning', async () => {
    const given = whole({ place: '三楼', weight: '严重', category: '限期整改' });
    await bring([given]);
    const number = (await numbers()).at(-1) ?? '';
    const same = { ...given, number: number.replace('〔', '[').replace('〕', ']'), state: '待签收', returns: '0' };
    expect(await bring([same])).toMatchObject({ counts: { unchanged: 1 } });
    expect(codes(await bring([{ ...same, title: '别的问题', responsible: '王丽', rectifyBy: '2026/12/3' }]))).toEqual([
      ['title:CANNOT_CHANGE', 'responsible:CANNOT_CHANGE', 'rectifyBy:CANNOT_CHANGE'],
    ]);
    const older = await bring([{ ...same, state: '待下发' }]);
    expect(older).toMatchObject({ counts: { changed: 1, bad: 0 } });
    expect(older.rows[0]?.warnings.map(({ code }) => code)).toEqual(['OUT_OF_DATE']);
    expect(codes(await bring([same, { ...same, place: '四楼' }]))).toEqual([
      ['number:DUPLICATE_CONFLICT'],
      ['number:DUPLICATE_CONFLICT'],
    ]);
  });

  it('takes identical rows once, names incomplete notices, and knows people of one name apart', async () => {
    const { deps, people, root } = town;
    const made = await createPerson(deps, people.admin, { name: '李思雨', staffNo: 'T012' });
    if (!made.ok) throw new Error('The person was refused.');
    const post = { unitId: root, role: 'teacher', title: '岗位', fromOn: '2026-08-01' };
    await appoint(deps, people.admin, { personId: made.personId, ...post });
    const twice = row({ responsible: '王丽', requirement: '修好' });
    const report = await bring(
      [
        twice,
        twice,
        whole({ unit: '西片小学' }),
        whole({ unit: '西片小学', responsible: '李思雨（T012）' }),
        whole({ responsible: '李 思雨' }),
      ],
      { dryRun: true },
    );
    expect(report.rows.map(({ fate, warnings }) => [fate, ...warnings.map(({ code }) => code)])).toEqual([
      ['new', 'NOTICE_INCOMPLETE'],
      ['unchanged', 'DUPLICATE_IDENTICAL'],
      ['bad'],
      ['new'],
      ['new'],
    ]);
    expect(codes(report)[2]).toEqual(['responsible:AMBIGUOUS_PERSON']);
  });

  it('gives nobody more rights than they have', async () => {
    const { head, teacher, westHead } = town.people;
    expect(codes(await bring([row()], {}, teacher))).toEqual([['unit:NOT_ALLOWED']]);
    expect(codes(await bring([row()], {}, westHead))).toEqual([['unit:NOT_ALLOWED']]);
    expect(codes(await bring([row({ inspection: '新的检查', inspectedOn: '2026-11-17' })], {}, head))).toEqual([
      ['inspection:UNKNOWN_INSPECTION'],
    ]);
    const own = await bring([whole({ responsible: '王丽' })], {}, head);
    expect(own).toMatchObject({ recorded: 1, noticed: 0 });
    expect(own.rows[0]?.warnings.map(({ code }) => code)).toEqual(['NOTICE_NOT_ALLOWED']);
    await bring([whole({ unit: '西片小学', responsible: '余德明' })]);
    const hidden = (await numbers()).at(-1) ?? '';
    expect(codes(await bring([row({ number: hidden })], {}, head))).toEqual([['number:UNKNOWN_NUMBER']]);
  });
});
