import { type FindingColumn, findingColumns } from '@plumbline/operations';
import { type Locale, say, type Text } from '@plumbline/terms';
import writeWorkbook from 'write-excel-file/node';

/** A case as the ledger shows it; words in the reader's language, days as `YYYY-MM-DD`. */
export type LedgerRow = Readonly<Record<FindingColumn | 'notice' | 'due' | 'overdue', string | null>>;

/** The ledger's columns: those that an import reads, and three that it passes over; with their widths in characters. */
const columns: readonly (readonly [keyof LedgerRow, Text, number])[] = [
  ['number', findingColumns.number, 18],
  ['inspection', findingColumns.inspection, 22],
  ['inspectedOn', findingColumns.inspectedOn, 12],
  ['unit', findingColumns.unit, 16],
  ['place', findingColumns.place, 18],
  ['title', findingColumns.title, 44],
  ['description', findingColumns.description, 30],
  ['category', findingColumns.category, 12],
  ['weight', findingColumns.weight, 10],
  ['responsible', findingColumns.responsible, 12],
  ['requirement', findingColumns.requirement, 34],
  ['rectifyBy', findingColumns.rectifyBy, 12],
  ['inspector', findingColumns.inspector, 12],
  ['notice', ['通知单', 'Notice'], 16],
  ['state', findingColumns.state, 16],
  ['due', ['办理期限', 'Due'], 12],
  ['overdue', ['逾期', 'Overdue'], 9],
  ['returns', findingColumns.returns, 10],
  ['closedOn', findingColumns.closedOn, 12],
];

const isDay = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * Writes a ledger 整改台账 that a spreadsheet opens and an import takes back unchanged: days are days, everything else
 * is text, so that no number or rare character is turned into something else.
 */
export const writeLedger = (rows: readonly LedgerRow[], locale: Locale): Promise<Buffer> => {
  const head = columns.map(([, title]) => ({
    value: say(title, locale),
    fontWeight: 'bold' as const,
    backgroundColor: '#e3f0ee',
  }));
  const cells = rows.map((row) =>
    columns.map(([name]) => {
      const value = row[name] ?? '';
      if (value === '') return null;
      return isDay.test(value)
        ? { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' }
        : { type: String, value };
    }),
  );
  return writeWorkbook([head, ...cells], {
    sheet: say(['整改台账', 'Ledger'], locale),
    columns: columns.map(([, , width]) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
};
