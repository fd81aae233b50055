import { type FindingColumn, findingColumns } from '@plumbline/operations';
import { comparedHeader, findHeader, type NamedColumn, searchedRows } from '../table/find-header.ts';
import { FileFault, type Table } from '../table/table.ts';
import { columnNamed, silentWords } from './columns.ts';

/** A column of the file and what it was taken for. */
export type MatchedColumn = NamedColumn<FindingColumn>;

/** Where a table's header stands, and what its columns are. */
export interface Header {
  readonly table: Table;
  /** Index of the row after the header. */
  readonly firstRow: number;
  /** Line of the file that counts as line 1. */
  readonly line: number;
  readonly columns: readonly MatchedColumn[];
}

const required: readonly FindingColumn[] = ['title', 'unit'];

const nameOf = (column: FindingColumn): string => findingColumns[column][0];

/**
 * Finds the header in whichever sheet shows it best.
 * @throws FileFault MISSING_COLUMN, DUPLICATE_COLUMN, NO_DATA_ROWS
 */
export const matchHeader = (tables: readonly Table[]): Header => {
  const best = findHeader(
    tables.map(({ rows }) => rows.slice(0, searchedRows + 1).map(({ cells }) => cells.map(({ text }) => text))),
    columnNamed,
  );
  const table = best === null ? undefined : tables[best.table];
  const columns = best?.columns ?? [];
  const missing = required.filter((wanted) => !columns.some(({ column }) => column === wanted));
  if (best === null || table === undefined || missing.length > 0) {
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
  if (table.rows.length <= best.firstRow)
    throw new FileFault('NO_DATA_ROWS', [
      '标题下面没有内容。请选择有数据的文件。',
      'There is nothing below the header. Choose a file with data.',
    ]);
  return {
    table,
    firstRow: best.firstRow,
    line: table.rows[best.firstRow - 1]?.line ?? 1,
    columns,
  };
};

/** Headers that mean nothing to an import and are not known to do so. */
export const unknownHeaders = ({ columns }: Header): readonly string[] =>
  columns
    .filter(({ header, column }) => column === null && header !== '' && !silentWords.includes(comparedHeader(header)))
    .map(({ header }) => header);
