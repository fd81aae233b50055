import { addDays } from '@plumbline/rules';
import type { GivenCell } from './finding-row.ts';

/** Day 0 of a spreadsheet's calendar, which counts a 29 February 1900 that never was. */
const spreadsheetZero = '1899-12-30';

const real = (year: string, month: string, day: string): string | null => {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
};

/**
 * Reads a day as people write it: 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124, with a weekday or time
 * behind it, or the bare number that a spreadsheet keeps.
 * @returns `YYYY-MM-DD`, or `null` for anything else
 */
export const readDay = ({ text, day }: GivenCell): string | null => {
  if (day !== null) return day;
  const plain = text.normalize('NFKC').trim();
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?!\d)/u.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  if (parts !== null) return real(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '');
  const number = Number(plain);
  return /^\d{5}$/u.test(plain) && number > 36_500 && number < 73_000 ? addDays(spreadsheetZero, number) : null;
};
