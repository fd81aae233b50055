import type { Text } from '@plumbline/terms';
import { comparedHeader, findHeader, type NamedColumn, searchedRows } from '../table/find-header.ts';
import type { OpenTable } from '../table/open-table.ts';
import type { SourceRow, SourceSheet } from '../table/source-row.ts';
import { FileFault, type HeaderColumn, strip } from '../table/table.ts';
import type { SheetSpec } from './spec.ts';

/** What a person said of the columns before: by header as `comparedHeader` gives it, `null` to pass one over. */
export type RememberedColumns = Readonly<Record<string, string | null>>;

/** A column as it was guessed. */
export interface GuessedColumn {
  /** Counted from 1. */
  readonly column: number;
  /** The header as it stands in the file. */
  readonly header: string;
  /** The key of what it was taken for. */
  readonly as: string | null;
}

/** Where a sheet's header stands. */
export interface SheetHeader {
  readonly sheet: SourceSheet;
  /** Line of the file that counts as line 1. */
  readonly line: number;
  /** Cells up to the last that has a header. */
  readonly width: number;
  /** The same without the column that the product adds itself: a row may end before it. */
  readonly least: number;
  readonly columns: readonly GuessedColumn[];
}

/** The header of the column that an import adds when it hands a sheet back. */
export const errorColumn: Text = ['要改的地方', 'What to mend'];

/** Whether a header is that of the column that an import adds. */
export const isErrorHeader = (header: string): boolean =>
  errorColumn.some((own) => comparedHeader(own) === comparedHeader(header));

const firstRows = async (sheet: SourceSheet): Promise<readonly SourceRow[]> => {
  const rows: SourceRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, searchedRows + 2 - rows.length));
    if (rows.length > searchedRows + 1) break;
  }
  return rows;
};

const namer = (spec: SheetSpec, remembered: RememberedColumns): ((header: string) => string | null) => {
  const byWord = new Map(spec.columns.flatMap(({ key, words }) => words.map((word) => [comparedHeader(word), key])));
  const known = new Set(spec.columns.map(({ key }) => key));
  return (header) => {
    const compared = comparedHeader(header);
    const said = Object.hasOwn(remembered, compared) ? remembered[compared] : undefined;
    if (said === null || (said !== undefined && known.has(said))) return said;
    return byWord.get(compared) ?? null;
  };
};

const headerOf = (columns: readonly NamedColumn<string>[]): readonly HeaderColumn[] =>
  columns.flatMap(({ header, column }) => (header === '' ? [] : [{ header, as: column }]));

const missing = (titles: readonly Text[], columns: readonly NamedColumn<string>[]): FileFault => {
  const header = headerOf(columns);
  const found = header.map((column) => column.header);
  return new FileFault(
    'MISSING_COLUMN',
    [
      `缺少“${titles.map(([zh]) => zh).join('”和“')}”列；标题行里有：${found.join('、') || '—'}。请补上这一列，或改成上面的标题。`,
      `There is no column ${titles.map(([, en]) => `“${en}”`).join(' and ')}; the header has: ${found.join(', ') || '—'}. Add it, or use these headers.`,
    ],
    header,
  );
};

const twice = (
  spec: SheetSpec,
  { header, column }: NamedColumn<string>,
  columns: readonly NamedColumn<string>[],
): FileFault => {
  const [zh, en] = spec.columns.find(({ key }) => key === column)?.title ?? ['', ''];
  return new FileFault(
    'DUPLICATE_COLUMN',
    [
      `有两列都像“${zh}”（第二列叫“${header}”）。请删去一列或改名。`,
      `Two columns look like “${en}” (the second is called “${header}”). Delete or rename one.`,
    ],
    headerOf(columns),
  );
};

/**
 * Finds the header of a file and what its columns are.
 * @throws FileFault EMPTY_FILE, MISSING_COLUMN, DUPLICATE_COLUMN, NO_DATA_ROWS
 */
export const matchColumns = async (
  table: OpenTable,
  spec: SheetSpec,
  remembered: RememberedColumns = {},
): Promise<SheetHeader> => {
  const rows = await Promise.all(table.sheets.map(firstRows));
  const texts = rows.map((each) => each.map(({ cells }) => cells.map(strip)));
  const found = findHeader(texts, namer(spec, remembered));
  const columns = found?.columns ?? [];
  const keys = new Set(columns.flatMap(({ column }) => column ?? []));
  const lacking = spec.required(keys).filter((wanted) => !wanted.keys.some((key) => keys.has(key)));
  const sheet = table.sheets[found?.table ?? 0];
  if (found === null || sheet === undefined || lacking.length > 0)
    throw missing(
      lacking.map(({ title }) => title),
      columns,
    );
  const second = columns.find(
    ({ column }, at) => column !== null && columns.findIndex((each) => each.column === column) < at,
  );
  if (second !== undefined) throw twice(spec, second, columns);
  const sheetRows = rows[found.table] ?? [];
  if (sheetRows.length <= found.firstRow)
    throw new FileFault('NO_DATA_ROWS', [
      '标题下面没有内容。请选择有数据的文件。',
      'There is nothing below the header. Choose a file with data.',
    ]);
  return {
    sheet,
    line: sheetRows[found.firstRow - 1]?.line ?? 1,
    width: columns.findLastIndex(({ header }) => header !== '') + 1,
    least: columns.findLastIndex(({ header }) => header !== '' && !isErrorHeader(header)) + 1,
    columns: columns
      .map(({ header, column }, at) => ({ column: at + 1, header, as: column }))
      .filter(({ header }) => header !== ''),
  };
};

/** Headers of columns that are not imported; the one that the product adds itself says nothing. */
export const unknownColumns = ({ columns }: SheetHeader): readonly string[] =>
  columns.filter(({ header, as }) => as === null && !isErrorHeader(header)).map(({ header }) => header);
