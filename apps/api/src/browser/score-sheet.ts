import { planYearOf } from '../demo/calendar.ts';
import { scoreSheet } from '../demo/exams/marks.ts';
import { pupilsOf } from '../demo/exams/pupils.ts';
import { toGb18030 } from './gb18030.ts';

/** A sheet by row and column, heading first. */
export type SheetRows = readonly (readonly string[])[];

/** Columns of the sheet that are changed or looked at. */
export const columns = { school: 0, chinese: 4, maths: 5 } as const;

/** The school at which maths went badly. */
export const lowSchool = '北片小学';

const lowered = (mark: string | undefined): string => (Number(mark) >= 18 ? String(Number(mark) - 18) : (mark ?? ''));

/**
 * The marks of the demo town's grade 6 as a gradebook gives them out.
 * @param today day of the town, by which pupils are in their grade
 */
export const marksOf = (today: string): SheetRows =>
  scoreSheet(pupilsOf(planYearOf(today), [6]), 'browser')
    .split('\n')
    .map((line) => line.split(','))
    .map((cells) =>
      cells[columns.school] === lowSchool ? cells.with(columns.maths, lowered(cells[columns.maths])) : cells,
    );

const changed = (rows: SheetRows, index: number, column: number, text: string): SheetRows =>
  rows.with(index, (rows[index] ?? []).with(column, text));

/** The same with three rows that are wrong, in lines 3, 6 and 10: over the full mark, of an unknown school, no number. */
export const spoilt = (rows: SheetRows): SheetRows =>
  changed(changed(changed(rows, 2, columns.maths, '105'), 5, columns.school, '东坡小学'), 9, columns.chinese, '八十');

/** The file as Excel in China saves it. */
export const sheetBytes = (rows: SheetRows): Buffer =>
  toGb18030(rows.map((cells) => `${cells.join(',')}\r\n`).join(''));
