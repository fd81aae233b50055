import { markStatuses, openScores } from '@plumbline/documents';
import { readMark } from '@plumbline/rules';
import { describe, expect, it } from 'vitest';

const limits = { fullMark: 10_000, allowNegative: false };
const words = [
  '缺考',
  '作弊',
  '违纪',
  '缓考',
  '免考',
  'ABSENT',
  'Void',
  'missing',
  '',
  '-',
  '缺席',
  'SCORED',
  '--',
  '－',
];
const numbers = [
  '85',
  '85.5',
  '８５．５',
  '1e2',
  '0x55',
  '85.',
  '.5',
  '+5',
  '-5',
  '-0',
  '100',
  '100.01',
  '007',
  '85.055',
  ' 8 5',
  '85 ',
  '　9　',
  "'85",
  '="85"',
  '1,5',
  '٣',
];

/** Texts of the letters that occur in marks, the same on every run. */
const scrambled = (count: number): string[] => {
  const letters = [..."0123456789.-+eE ０．－缺考A'"];
  let state = 20_261_118;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(6) }, () => letters[next(letters.length)] ?? '').join(''),
  );
};

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** What the import of sheets makes of each text, in the words of `readMark`. */
const imported = async (cells: readonly string[], allowNegative: boolean): Promise<readonly unknown[]> => {
  const sheet = ['school,pupil,score', ...cells.map((cell, at) => `S1,P${at},${quoted(cell)}`)].join('\n');
  const opened = await openScores({ bytes: Buffer.from(sheet) }, { fullMark: limits.fullMark, allowNegative });
  const made = new Array<unknown>(cells.length);
  const { problems } = await opened.judge(({ lines, count, marks }) => {
    for (let row = 0; row < count; row += 1) {
      const status = marks[0]?.status[row] ?? 0;
      made[(lines[row] ?? 0) - 2] =
        status === 0
          ? { kind: 'mark', hundredths: marks[0]?.hundredths[row] }
          : { kind: 'status', status: markStatuses[status] };
    }
  });
  for (const { line, code } of problems) made[line - 2] = { kind: 'fault', fault: code };
  return made;
};

describe.each([false, true])('a mark, negative ones allowed: %s', (allowNegative) => {
  it('is read as typed into a table exactly as it is read from a file', async () => {
    const cells = [...words, ...numbers, ...scrambled(5000)];
    const found = await imported(cells, allowNegative);
    const wrong = cells.flatMap((cell, at) => {
      const typed = readMark(cell, { ...limits, allowNegative });
      return JSON.stringify(typed) === JSON.stringify(found[at]) ? [] : [[cell, typed, found[at]]];
    });
    expect(wrong).toEqual([]);
  });
});
