import type { Text } from '@plumbline/terms';
import { cellKinds } from '../table/source-row.ts';
import { chineseDigit } from './chinese-number.ts';
import { judgeWords } from './judge-name.ts';
import { type CellJudge, refused } from './verdict.ts';

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** Dates as spreadsheets show them: 6月1日, 2026/6/1, 6/1/2026, 1-Jun, Jun-26. */
const dates = [
  /^(?:\d{4}年)?(\d{1,2})月(\d{1,2})日?$/u,
  /^\d{4}([-/.])(\d{1,2})\1(\d{1,2})( 0?0:00(:00)?)?$/u,
  /^(\d{1,2})([-/])(\d{1,2})\2\d{4}$/u,
  new RegExp(`^\\d{1,2}-(${months})[a-z]*(-\\d{2,4})?$`, 'iu'),
  new RegExp(`^(${months})[a-z]*-\\d{1,4}$`, 'iu'),
];

/** The class that a date was made of, where it can be told: 6月1日 was 六（1）班. */
const exampleFor = (text: string): Text => {
  const found = /(?:^|年|^\d{4}[-/.])(\d{1,2})[月\-/.](\d{1,2})日?$/u.exec(text);
  const grade = Number(found?.[1] ?? 0);
  if (grade < 1 || grade > 9) return ['班级的名称，如 六（1）班', 'the class, as in 六（1）班'];
  const name = `${chineseDigit(grade)}（${Number(found?.[2])}）班`;
  return [name, name];
};

const judgeText = judgeWords('CLASS_MISSING');

/** A class; Excel likes to turn 6-1 into a date. */
export const judgeClass: CellJudge = (text, kind) =>
  kind === cellKinds.day || dates.some((date) => date.test(text))
    ? refused(text, 'CLASS_LOOKS_LIKE_DATE', { example: exampleFor(text) })
    : judgeText(text, kind);
