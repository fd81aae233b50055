import type { Text } from '@plumbline/terms';
import { cellKinds } from '../table/source-row.ts';
import { chineseNumber } from './chinese-number.ts';
import { type CellJudge, kept, markStatuses, refused, type Verdict } from './verdict.ts';

/** What a score may be. */
export interface MarkLimits {
  /** In hundredths: 10000 for 100. */
  readonly fullMark: number;
  /** Whether the exam has scores below zero. */
  readonly allowNegative: boolean;
}

/** Words that stand for a score; the codes themselves too, as the product writes them in English. */
const statusWords: ReadonlyMap<string, number> = new Map([
  ['缺考', 1],
  ['作弊', 2],
  ['违纪', 2],
  ['缓考', 3],
  ['免考', 4],
  ['', 5],
  ['-', 5],
  ...markStatuses.flatMap((word, at) => (at === 0 ? [] : [[word, at] as const])),
]);

const scoreExample = (text: string): Text => {
  const number = chineseNumber(text);
  return [
    `${number === null ? '实际得分' : ` ${number}`}；没参加的填 缺考 或 缓考`,
    `${number ?? 'the score'}, or 缺考 (absent) or 缓考 (deferred) for who did not sit it`,
  ];
};

const mark = (text: string, hundredths: number, status: number): Verdict => ({
  text,
  hundredths,
  status,
  code: null,
  warning: null,
  mentioned: null,
});

const score = /^(-?)(\d+)(?:\.(\d+))?$/u;

/** Hundredths as a person writes them: 10000 as 100. */
export const markText = (hundredths: number): string => String(hundredths / 100);

/** A score with at most two decimals, or a word for why there is none. */
export const judgeMark =
  ({ fullMark, allowNegative }: MarkLimits): CellJudge =>
  (text, kind) => {
    if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
    const status = statusWords.get(text.toUpperCase());
    if (status !== undefined) return mark(markStatuses[status] ?? '', 0, status);
    const found = score.exec(text);
    if (found === null) return refused(text, 'NOT_A_NUMBER', { example: scoreExample(text) });
    const [, sign, whole = '', decimals = ''] = found;
    const isNegative = sign === '-' && /[1-9]/u.test(text);
    if (isNegative && !allowNegative) return refused(text, 'NEGATIVE');
    if (decimals.length > 2) return refused(text, 'TOO_MANY_DECIMALS');
    const hundredths = Number(`${whole}${decimals.padEnd(2, '0')}`);
    if (hundredths > fullMark) return refused(text, 'OVER_FULL_MARK', { fullMark: markText(fullMark) });
    const value = isNegative ? -hundredths : hundredths;
    return mark(String(value), value, 0);
  };

/** A decimal number of any precision that must be there, such as an entry score 入学成绩; kept as it is written. */
export const judgeDecimal =
  ({ allowNegative = false, example = numberExample }: { allowNegative?: boolean; example?: Text } = {}): CellJudge =>
  (text, kind) => {
    if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
    if (text.length > 40 || !score.test(text)) return refused(text, 'NOT_A_NUMBER', { example });
    return text.startsWith('-') && !allowNegative ? refused(text, 'NEGATIVE') : kept(text);
  };

/** A whole number from 1 on, such as a place. */
export const judgeCount: CellJudge = (text, kind) => {
  if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
  return /^[1-9]\d{0,8}$/u.test(text) ? kept(text) : refused(text, 'NOT_A_NUMBER', { example: countExample });
};

const numberExample: Text = ['数字，如 87.5', 'a number as in 87.5'];
const countExample: Text = ['整数，如 3', 'a whole number as in 3'];
