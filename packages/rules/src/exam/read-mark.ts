/** Why there is no mark, by the words that teachers write, and by the codes of the outside contract. */
const statusWords = {
  缺考: 'ABSENT',
  作弊: 'VOID',
  违纪: 'VOID',
  缓考: 'DEFERRED',
  免考: 'EXEMPT',
  '': 'MISSING',
  '-': 'MISSING',
  ABSENT: 'ABSENT',
  VOID: 'VOID',
  DEFERRED: 'DEFERRED',
  EXEMPT: 'EXEMPT',
  MISSING: 'MISSING',
} as const;

/** Why there is no mark. */
export type MarkStatus = (typeof statusWords)[keyof typeof statusWords];

/** What is wrong with what was written; codes of the outside contract. */
export type MarkFault = 'NOT_A_NUMBER' | 'NEGATIVE' | 'TOO_MANY_DECIMALS' | 'OVER_FULL_MARK';

/** What a cell says: a mark in hundredths of a point, why there is none, or what is wrong with it. */
export type ReadMark =
  | { readonly kind: 'mark'; readonly hundredths: number }
  | { readonly kind: 'status'; readonly status: MarkStatus }
  | { readonly kind: 'fault'; readonly fault: MarkFault };

const edges = /^[\s\p{Z}\u200B\u2060\uFEFF]+|[\s\p{Z}\u200B\u2060\uFEFF]+$/gu;
const number = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A cell as it is read: NFKC, without spaces at its edges and without what makes a spreadsheet take it for text. */
const cleaned = (typed: string): string => {
  const text = typed.normalize('NFKC').replace(edges, '');
  const guarded = /^="(.*)"$/su.exec(text)?.[1] ?? text;
  return (guarded.startsWith("'") ? guarded.slice(1) : guarded).replace(edges, '');
};

/**
 * Reads a mark as a person types it: digits with at most two decimals, or a word for why there is none. Never `8.5e1`,
 * `0x55` or `85.`, which a program would take for numbers.
 * @param fullMark in hundredths of a point
 * @example readMark('８５．５', { fullMark: 10_000, allowNegative: false }) // { kind: 'mark', hundredths: 8550 }
 */
export const readMark = (
  typed: string,
  { fullMark, allowNegative }: { readonly fullMark: number; readonly allowNegative: boolean },
): ReadMark => {
  const text = cleaned(typed);
  const word = text.toUpperCase();
  if (Object.hasOwn(statusWords, word))
    return { kind: 'status', status: statusWords[word as keyof typeof statusWords] };
  const [, sign, whole = '', decimals = ''] = number.exec(text) ?? [];
  if (sign === undefined) return { kind: 'fault', fault: 'NOT_A_NUMBER' };
  const isNegative = sign === '-' && /[1-9]/.test(text);
  if (isNegative && !allowNegative) return { kind: 'fault', fault: 'NEGATIVE' };
  if (decimals.length > 2) return { kind: 'fault', fault: 'TOO_MANY_DECIMALS' };
  const hundredths = Number(`${whole}${decimals.padEnd(2, '0')}`);
  if (hundredths > fullMark) return { kind: 'fault', fault: 'OVER_FULL_MARK' };
  return { kind: 'mark', hundredths: isNegative ? -hundredths : hundredths };
};
