import { type Locale, say, type Text } from '@plumbline/terms';
import writeWorkbook from 'write-excel-file/node';

/** Figures of a group as a workbook shows them; rates from 0 to 1, what is not known or not shown is null. */
export interface ComparisonRow {
  readonly name: string;
  readonly campus: string | null;
  readonly entitled: number;
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly median: number | null;
  readonly pass: number | null;
  readonly excellent: number | null;
  readonly low: number | null;
  /** Decimal: kept as a text, so that what is below its target does not read as having reached it. */
  readonly composite: string | null;
  readonly effect: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly rankLo: number | null;
  readonly rankHi: number | null;
  readonly pLastTwo: number | null;
}

/** Each column with its title, its width in characters, and how a spreadsheet shows its numbers. */
const columns: readonly (readonly [keyof ComparisonRow, Text, number, string?])[] = [
  ['name', ['名称', 'Name'], 24],
  ['campus', ['校片', 'Campus'], 18],
  ['entitled', ['应考人数', 'Entitled'], 10, '0'],
  ['n', ['人数', 'Pupils'], 8, '0'],
  ['mean', ['平均分', 'Mean'], 10, '0.00'],
  ['sd', ['标准差', 'SD'], 10, '0.00'],
  ['median', ['中位数', 'Median'], 10, '0.00'],
  ['pass', ['及格率', 'Pass'], 10, '0.0%'],
  ['excellent', ['优秀率', 'Excellent'], 10, '0.0%'],
  ['low', ['低分率', 'Low'], 10, '0.0%'],
  ['composite', ['综合分', 'Composite'], 16],
  ['effect', ['校正差', 'Value added'], 12, '0.00'],
  ['lo', ['95% 区间下限', 'Interval, low'], 14, '0.00'],
  ['hi', ['95% 区间上限', 'Interval, high'], 14, '0.00'],
  ['rankLo', ['名次最好', 'Best place'], 12, '0'],
  ['rankHi', ['名次最差', 'Worst place'], 12, '0'],
  ['pLastTwo', ['后两名的可能', 'P last two'], 14, '0.000'],
];

/**
 * Writes the figures of a comparison (Q1) as a workbook: numbers are numbers, and above them stands what they are and
 * what they may be used for.
 * @param above lines above the table
 */
export const writeComparison = (
  above: readonly string[],
  rows: readonly ComparisonRow[],
  locale: Locale,
): Promise<Buffer> => {
  const head = columns.map(([, title]) => ({
    value: say(title, locale),
    fontWeight: 'bold' as const,
    backgroundColor: '#e3f0ee',
  }));
  const cells = rows.map((row) =>
    columns.map(([name, , , format]) => {
      const value = row[name];
      if (value === null) return null;
      if (typeof value === 'string') return { type: String, value };
      return { type: Number, value, ...(format === undefined ? {} : { format }) };
    }),
  );
  const lines = above.map((value) => [{ type: String, value }]);
  return writeWorkbook([...lines, head, ...cells], {
    sheet: say(['质量分析', 'Analysis'], locale),
    columns: columns.map(([, , width]) => ({ width })),
    stickyRowsCount: lines.length + 1,
  }).toBuffer();
};
