import readWorkbook from 'read-excel-file/node';
import { cellKinds, isBlank, type SourceRow, type SourceSheet } from './source-row.ts';
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

/**
 * References of cells whose formula has no value: in a file which a program wrote and no spreadsheet has opened, and
 * where the formula ended in an error (`#DIV/0!`).
 */
const uncomputedIn = (xml: string): ReadonlySet<string> =>
  new Set(
    [...xml.matchAll(/<c\b([^>]*[^/])>((?:(?!<\/c>).)*)<\/c>/gsu)]
      .filter(
        ([, tag, body]) =>
          (body?.includes('<f') === true && !/<v>[^<]+<\/v>/u.test(body)) || attribute(tag ?? '', 't') === 'e',
      )
      .map(([, tag]) => attribute(tag ?? '', 'r') ?? ''),
  );

/** Column 1 as `A`, 27 as `AA`. */
export const columnLetters = (index: number): string =>
  index <= 26
    ? String.fromCharCode(64 + index)
    : `${columnLetters(Math.floor((index - 1) / 26))}${columnLetters(((index - 1) % 26) + 1)}`;

/** A number, told apart from a text of digits. */
interface NumberCell {
  readonly digits: string;
}

/** A number as a person sees it in the cell: 46350 and 2, not 46350.0 and 2.0000000000000004. */
const plainNumber = (text: string): string => {
  const number = Number(text);
  return Number.isFinite(number) && /[.eE]/u.test(text) ? String(Number(number.toPrecision(15))) : text;
};

const numberCell = (text: string): NumberCell => ({ digits: plainNumber(text) });

const textOfValue = (value: unknown): readonly [text: string, kind: number] => {
  if (value === null || value === undefined) return ['', cellKinds.text];
  if (value instanceof Date) return [value.toISOString().slice(0, 10), cellKinds.day];
  if (typeof value === 'boolean') return [value ? 'TRUE' : 'FALSE', cellKinds.text];
  if (typeof value === 'object') return [(value as NumberCell).digits, cellKinds.number];
  return [String(value), cellKinds.text];
};

const rowOf = (values: readonly unknown[], line: number, uncomputed: ReadonlySet<string>): SourceRow => {
  const kinds = new Uint8Array(values.length);
  const cells = values.map((value, at) => {
    const [text, kind] = textOfValue(value);
    const empty = text === '' && uncomputed.has(`${columnLetters(at + 1)}${line}`);
    kinds[at] = empty ? cellKinds.uncomputed : kind;
    return text;
  });
  return { line, cells, kinds };
};

const inBatches = async function* (rows: readonly SourceRow[]): AsyncGenerator<readonly SourceRow[]> {
  for (let at = 0; at < rows.length; at += 4096) yield rows.slice(at, at + 4096);
};

/**
 * Reads every sheet of a workbook.
 * @throws FileFault CORRUPT_FILE, UNCOMPRESSED_TOO_LARGE, UNSAFE_XML
 */
export const readSheets = async (bytes: Buffer): Promise<readonly SourceSheet[]> => {
  const parts = unpack(bytes);
  checkXml(parts);
  const sheets = await readWorkbook(bytes, { parseNumber: numberCell as never, trim: false }).catch(() => {
    throw corrupt();
  });
  const paths = sheetPaths(parts);
  return sheets.map(({ sheet, data }, index): SourceSheet => {
    const uncomputed = uncomputedIn(parts.get(paths[index] ?? '') ?? '');
    const rows = data
      .map((values, at) => rowOf(values, at + 1, uncomputed))
      .filter(({ cells, kinds }) => !isBlank(cells, kinds));
    return { name: sheet, rows: () => inBatches(rows) };
  });
};
