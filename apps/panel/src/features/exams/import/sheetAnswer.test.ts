import { describe, expect, it } from 'vitest';
import { columnsOf, rowsToWrite, type SheetAnswer, takenTwice } from './sheetAnswer.ts';

const choices = [{ as: 'school', title: 'School' }];
const columns = [
  { column: 1, header: 'School', key: 'school', as: 'school', title: 'School' },
  { column: 2, header: 'Remarks', key: 'remarks', as: null, title: null },
  { column: 3, header: 'Maths (100)', key: 'maths', as: 'score:Maths', title: 'Maths' },
];
const answer = {
  file: { format: 'csv', sheet: null, headerLine: 1, columns, choices, remembered: false },
  fileError: null,
} as unknown as SheetAnswer;

describe('the columns of a sheet', () => {
  it('are those that were read', () => {
    expect(columnsOf(answer)).toEqual({ columns, choices });
  });

  it('can be told where the header was not understood, and keep what was', () => {
    const refused = {
      file: null,
      fileError: {
        code: 'MISSING_COLUMN',
        message: '',
        columns: [
          { header: 'A', key: 'a', as: null },
          { header: 'School', key: 'school', as: 'school' },
        ],
        choices,
      },
    } as unknown as SheetAnswer;
    expect(columnsOf(refused)).toEqual({
      columns: [
        { column: 1, header: 'A', key: 'a', as: null, title: null },
        { column: 2, header: 'School', key: 'school', as: 'school', title: null },
      ],
      choices,
    });
  });

  it('have a meaning each of their own', () => {
    expect(takenTwice(columns, {})).toBeNull();
    expect(takenTwice(columns, { remarks: 'score:Maths' })).toBe('score:Maths');
    expect(takenTwice(columns, { remarks: 'score:Maths', maths: null })).toBeNull();
  });
});

describe('what an import would write', () => {
  const roster = (bad: number, left: SheetAnswer['left']) =>
    ({ counts: { new: 2, changed: 1, unchanged: 5, bad }, left }) as SheetAnswer;

  it('is what is new and what differs, and with a complete roster who leaves', () => {
    expect(rowsToWrite(roster(0, null), false)).toBe(3);
    expect(rowsToWrite(roster(0, { count: 4, first: [] }), true)).toBe(7);
  });

  it('is nothing where a complete roster has bad rows, which part of another one would be', () => {
    expect(rowsToWrite(roster(1, null), true)).toBe(0);
    expect(rowsToWrite(roster(1, null), false)).toBe(3);
  });
});
