import readWorkbook from 'read-excel-file/node';
import { type Cell, hasContent, type Table, type TableRow, textCell } from './table.ts';
import { checkXml, corrupt, unpack } from './unpack.ts';

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1];

/** Paths of the sheets in the order of the workbook. */
const sheetPaths = (parts: ReadonlyMap<string, string>): readonly string[] => {
  const targets = new Map(
    [...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b[^>]*>/gu)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target')?.replace(/^\/?(xl\/)?/u, 'xl/') ?? '',
    ]),
  );
  return [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b[^>]*>/gu)].map(
    ([tag]) => targets.get(attribute(tag, 'r:id')) ?? '',
  );
};

/** References of formula cells that hold no value, as in a file which a program wrote and no spreadsheet has opened. */
const uncomputedIn = (xml: string): ReadonlySet<string> =>
  new Set(
    [...xml.matchAll(/<c\b([^>]*)>((?:(?!<\/c>).)*?<f\b(?:(?!<\/c>).)*)<\/c>/gsu)]
      .filter(([, , body]) => !/<v>[^<]+<\/v>/u.test(body ?? ''))
      .map(([, tag]) => attribute(tag ?? '', 'r') ?? ''),
  );

/** Column 1 as `A`, 27 as `AA`. */
export const columnLetters = (index: number): string =>
  index <= 26
    ? String.fromCharCode(64 + index)
    : `${columnLetters(Math.floor((index - 1) / 26))}${columnLetters(((index - 1) % 26) + 1)}`;

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return textCell('');
  if (value instanceof Date) {
    const day = value.toISOString().slice(0, 10);
    return { text: day, day, uncomputed: false };
  }
  if (typeof value === 'boolean') return textCell(value ? 'TRUE' : 'FALSE');
  return textCell(String(value));
};

/** A number as a person sees it in the cell: 46350 and 2, not 46350.0 and 2.0000000000000004. */
const plainNumber = (text: string): string => {
  const number = Number(text);
  return Number.isFinite(number) && /[.eE]/u.test(text) ? String(Number(number.toPrecision(15))) : text;
};

/**
 * Reads every sheet of a workbook.
 * @throws FileFault CORRUPT_FILE, UNCOMPRESSED_TOO_LARGE, UNSAFE_XML
 */
export const readXlsx = async (bytes: Buffer): Promise<readonly Table[]> => {
  const parts = unpack(bytes);
  checkXml(parts);
  const sheets = await readWorkbook(bytes, { parseNumber: plainNumber as never, trim: false }).catch(() => {
    throw corrupt();
  });
  const paths = sheetPaths(parts);
  return sheets.map(({ sheet, data }, index): Table => {
    const uncomputed = uncomputedIn(parts.get(paths[index] ?? '') ?? '');
    const rows = data.map(
      (values, at): TableRow => ({
        line: at + 1,
        cells: values.map((value, column) => {
          const cell = cellOf(value);
          return cell.text === '' && uncomputed.has(`${columnLetters(column + 1)}${at + 1}`)
            ? { ...cell, uncomputed: true }
            : cell;
        }),
      }),
    );
    return { format: 'xlsx', sheet, rows: rows.filter(hasContent) };
  });
};
