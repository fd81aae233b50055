import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRows } from './csv-rows.ts';
import { strip } from './table.ts';

const read = async (text: string, cuts: readonly number[] = [], separator: ',' | '\t' | ';' = ',') => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = async function* () {
    for (const [at, place] of places.slice(1).entries()) yield text.slice(places[at], place);
  };
  const rows: { line: number; cells: readonly string[] }[] = [];
  for await (const batch of csvRows(pieces(), separator))
    for (const { line, cells } of batch) rows.push({ line, cells });
  return rows;
};

const cuts = fc.array(fc.nat(10_000), { maxLength: 6 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const letters = fc.string({ unit: fc.constantFrom('a', '中', ' ', '1', '\u3000', "'", '=') });

it('what was written is read back cell by cell with the line of each row, however the text is cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '中', ' ', '"', ',', '\n', '\r\n', '1', '㛃') });
  const written = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })),
      lineEnd,
      cuts,
      async (table, end, cut) => {
        const rows = table.map((cells) => [...cells, 'x']);
        const text = rows.map((cells) => cells.map(written).join(',') + end).join('');
        let line = 1;
        const expected = rows.map((cells) => {
          const first = line;
          line += 1 + cells.join('').split(/\r\n|\r|\n/u).length - 1;
          return { line: first, cells };
        });
        expect(await read(text, cut)).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});

it('lines without a quotation mark are split as the parser splits them', async () => {
  const line = fc.array(letters, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(';'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(line, lineEnd)), cuts, async (lines, cut) => {
      const text = lines.flat().join('');
      const parsed: string[][] = parse(text, {
        delimiter: ';',
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
      });
      const expected = parsed
        .map((cells, at) => ({ line: at + 1, cells }))
        .filter(({ cells }) => cells.some((each) => strip(each) !== ''));
      expect(await read(text, cut, ';')).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it('a quotation mark that is never closed is told before the memory is full', async () => {
  const long = `a,b\n1,2\n"x,y\n${'3,4\n'.repeat(300_000)}`;
  await expect(read(long)).rejects.toMatchObject({
    code: 'UNCLOSED_QUOTE',
    text: [expect.stringContaining('第 3 行'), expect.anything()],
  });
});

it('no table holds a zero character, before or after a quotation mark', async () => {
  await expect(read('a,b\n\u0000,2\n')).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  await expect(read('"a",b\n\u0000,2\n', [8])).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
});
