import { rowFault } from '@plumbline/operations';
import { describe, expect, it } from 'vitest';
import { readTables } from '../table/read-table.ts';
import { FileFault } from '../table/table.ts';
import { textRow, workbook } from '../testing/workbook.ts';
import { type LedgerRow, writeLedger } from './ledger.ts';
import { markFindings } from './mark-findings.ts';
import { readFindings } from './read-findings.ts';

const csv = (text: string) => readFindings(Buffer.from(text));
const faultOf = async (text: string): Promise<string> => {
  try {
    await csv(text);
    return 'none';
  } catch (error) {
    if (error instanceof FileFault) return error.code;
    throw error;
  }
};

describe('the header of a ledger', () => {
  it('is found below title rows and under merged headings, and matched however it is typed', async () => {
    const bytes = workbook(
      [
        textRow(1, '青石镇2026年秋季学期整改台账'),
        textRow(2, '单位：教导处', null, null, '2026年11月'),
        textRow(3, '序号', '受检 单位', '存在问题（简述）', '整改情况', null, '备 注'),
        textRow(4, null, null, null, '责 任 人', '整改时限*'),
        textRow(5, '1', '东片小学', '门窗破损', '李思雨', '2026年12月2日'),
        textRow(6, '2'),
      ].join(''),
      { merged: ['A1:F1', 'D3:E3', 'A3:A4', 'B3:B4', 'C3:C4'] },
    );
    const sheet = await readFindings(bytes);
    expect(sheet.columns).toEqual([
      { header: '序号', column: null },
      { header: '受检 单位', column: 'unit' },
      { header: '存在问题（简述）', column: 'title' },
      { header: '责 任 人', column: 'responsible' },
      { header: '整改时限*', column: 'rectifyBy' },
      { header: '备 注', column: null },
    ]);
    expect(sheet.unknownColumns).toEqual([]);
    expect(sheet.rows).toMatchObject([
      { line: 2, sheetLine: 5, cells: { unit: { text: '东片小学' }, rectifyBy: { text: '2026年12月2日' } } },
    ]);
  });

  it('passes over columns that it does not know, and names them', async () => {
    const sheet = await csv('校片,问题,经费,备注\n东片小学,门窗破损,300,\n');
    expect(sheet.unknownColumns).toEqual(['经费']);
  });

  it('refuses a file without what is needed, with a column twice, or with nothing below', async () => {
    expect(await faultOf('姓名,班级\n王丽,三（2）\n')).toBe('MISSING_COLUMN');
    expect(await faultOf('校片,问题,学校\n东片,门窗,东片\n')).toBe('DUPLICATE_COLUMN');
    expect(await faultOf('校片,问题\n')).toBe('NO_DATA_ROWS');
  });

  it('counts lines from itself, and reports a row with too many cells', async () => {
    const sheet = await csv('整改台账\n校片,问题\n东片小学,门窗破损,多出来\n');
    expect(sheet.rows).toMatchObject([{ line: 2, sheetLine: 3, faults: [{ code: 'COLUMN_COUNT', found: '多出来' }] }]);
  });
});

const row: LedgerRow = {
  number: '整改〔2026〕12',
  inspection: '第二次大型检查',
  inspectedOn: '2026-11-17',
  unit: '东片小学',
  place: '三（2）班',
  title: '=1+1 㛃䶮',
  description: null,
  category: '限期整改',
  weight: '一般',
  responsible: '李㛃',
  requirement: '一周内\n补齐',
  rectifyBy: '2026-12-02',
  inspector: '何静',
  notice: '通知〔2026〕3',
  state: '整改中',
  due: '2026-12-02',
  overdue: null,
  returns: '0',
  closedOn: null,
};

it.each(['zh', 'en'] as const)('a ledger that was written is read back cell by cell (%s)', async (locale) => {
  const { rows, unknownColumns } = await readFindings(await writeLedger([row], locale));
  expect(unknownColumns).toEqual([]);
  const read = Object.fromEntries(Object.entries(rows[0]?.cells ?? {}).map(([column, cell]) => [column, cell.text]));
  const { notice: _notice, due: _due, overdue: _overdue, ...kept } = row;
  expect(read).toEqual(Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null)));
  expect(rows[0]?.cells.rectifyBy?.day).toBe('2026-12-02');
});

it('a sheet is handed back with what is wrong beside each row', async () => {
  const bytes = Buffer.from('校片,问题\n东片,门窗\n西片,墙\n');
  const faults = [rowFault('UNKNOWN_UNIT', 'unit', '西片')];
  const none = { fate: 'bad', number: null, warnings: [], finding: null } as const;
  const marked = await markFindings(bytes, [{ line: 3, sheetLine: 3, faults, ...none }], 'zh');
  const [table] = await readTables(marked);
  expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ['校片', '问题', '要改的地方'],
    ['东片', '门窗', ''],
    ['西片', '墙', '没有叫这个名字的单位；照“单位”页里的名称写，或先在那里添加'],
  ]);
  expect((await readFindings(marked)).unknownColumns).toEqual([]);
});
