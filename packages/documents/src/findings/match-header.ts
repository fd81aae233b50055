import { type FindingColumn, findingColumns } from '@plumbline/operations';
import { FileFault, type Table, type TableRow } from '../table/table.ts';
import { columnNamed, comparedHeader, silentWords } from './columns.ts';

/** A column of the file and what it was taken for. */
export interface MatchedColumn {
  /** The header as it stands in the file. */
  readonly header: string;
  readonly column: FindingColumn | null;
}

/** Where a table's header stands, and what its columns are. */
export interface Header {
  readonly table: Table;
  /** Index of the row after the header. */
  readonly firstRow: number;
  /** Line of the file that counts as line 1. */
  readonly line: number;
  readonly columns: readonly MatchedColumn[];
}

/** A header is looked for among so many first rows: above it stand titles. */
const searched = 20;
const required: readonly FindingColumn[] = ['title', 'unit'];

const matched = (texts: readonly string[]): readonly MatchedColumn[] =>
  texts.map((header) => ({ header, column: columnNamed(header) }));

const recognised = (columns: readonly MatchedColumn[]): number =>
  new Set(columns.flatMap(({ column }) => column ?? [])).size;

const texts = (row: TableRow | undefined): string[] => row?.cells.map(({ text }) => text) ?? [];

/** The row itself, and the row together with the one below it, as under a merged heading. */
const candidatesAt = (table: Table, at: number) => {
  const upper = texts(table.rows[at]);
  const lower = texts(table.rows[at + 1]);
  const both = Array.from(
    { length: Math.max(upper.length, lower.length) },
    (_, index) => lower[index] || upper[index] || '',
  );
  return [
    { at, firstRow: at + 1, columns: matched(upper) },
    { at: at + 1, firstRow: at + 2, columns: matched(both) },
  ];
};

const nameOf = (column: FindingColumn): string => findingColumns[column][0];

/**
 * Finds the header in whichever sheet shows it best.
 * @throws FileFault MISSING_COLUMN, DUPLICATE_COLUMN, NO_DATA_ROWS
 */
export const matchHeader = (tables: readonly Table[]): Header => {
  const candidates = tables.flatMap((table) =>
    table.rows
      .slice(0, searched)
      .flatMap((_, at) => candidatesAt(table, at).map((candidate) => ({ table, ...candidate }))),
  );
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (found, each) => (found === null || recognised(each.columns) > recognised(found.columns) ? each : found),
    null,
  );
  const columns = best?.columns ?? [];
  const missing = required.filter((wanted) => !columns.some(({ column }) => column === wanted));
  if (best === null || missing.length > 0) {
    const found =
      columns
        .map(({ header }) => header)
        .filter(Boolean)
        .join('、') || '—';
    throw new FileFault('MISSING_COLUMN', [
      `缺少“${missing.map(nameOf).join('”“')}”列；标题行里有：${found}。请补上这一列，或按导出的台账改标题。`,
      `There is no column ${missing.map((column) => `“${findingColumns[column][1]}”`).join(', ')}; the header has: ${found}. Add it, or use the headers of an exported ledger.`,
    ]);
  }
  const twice = columns.find(
    ({ column }, at) => column !== null && columns.findIndex((each) => each.column === column) < at,
  );
  if (twice?.column)
    throw new FileFault('DUPLICATE_COLUMN', [
      `有两列都像“${nameOf(twice.column)}”（第二列叫“${twice.header}”）。请删去一列或改名。`,
      `Two columns look like “${findingColumns[twice.column][1]}” (the second is called “${twice.header}”). Delete or rename one.`,
    ]);
  if (best.table.rows.length <= best.firstRow)
    throw new FileFault('NO_DATA_ROWS', [
      '标题下面没有内容。请选择有数据的文件。',
      'There is nothing below the header. Choose a file with data.',
    ]);
  return {
    table: best.table,
    firstRow: best.firstRow,
    line: best.table.rows[best.firstRow - 1]?.line ?? 1,
    columns,
  };
};

/** Headers that mean nothing to an import and are not known to do so. */
export const unknownHeaders = ({ columns }: Header): readonly string[] =>
  columns
    .filter(({ header, column }) => column === null && header !== '' && !silentWords.includes(comparedHeader(header)))
    .map(({ header }) => header);
