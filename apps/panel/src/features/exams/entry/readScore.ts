/** Why a pupil has no mark; codes of the API. */
export const scoreStatuses = ['ABSENT', 'VOID', 'DEFERRED', 'EXEMPT'] as const;

/** Why a pupil has no mark. */
export type ScoreStatus = (typeof scoreStatuses)[number];

/** What may be wrong with a cell; codes of the import's policy. */
export type ScoreProblem = 'NOT_A_NUMBER' | 'NEGATIVE' | 'OVER_FULL_MARK' | 'TOO_MANY_DECIMALS';

/** A cell as it was understood: a mark, a reason for none, nothing yet, or a problem. */
export type ReadScore =
  | { kind: 'mark'; value: string }
  | { kind: 'status'; status: ScoreStatus }
  | { kind: 'empty' }
  | { kind: 'problem'; code: ScoreProblem };

/** Words and keys that stand for a status, in lower case. */
export type StatusWords = ReadonlyMap<string, ScoreStatus>;

/** What a session allows; the full mark as a decimal. */
export type ScoreLimits = { fullMark: string; allowNegative: boolean };

/**
 * Collects the words and keys of each status.
 * @param wordsOf all that stand for a status, separated by spaces
 */
export const statusWords = (wordsOf: (status: ScoreStatus) => string): StatusWords =>
  new Map(
    scoreStatuses.flatMap((status) =>
      [status, ...wordsOf(status).split(' ')].filter(Boolean).map((word) => [word.toLowerCase(), status] as const),
    ),
  );

const number = /^(-?)(\d+)(?:\.(\d+))?$/u;
const edges = /^[\s\p{Z}\u200b\u2060\ufeff]+|[\s\p{Z}\u200b\u2060\ufeff]+$/gu;

/** A cell without what a spreadsheet puts around it to keep it a text. */
const cleaned = (raw: string): string => {
  const text = raw.normalize('NFKC').replace(edges, '');
  const guarded = /^="(.*)"$/su.exec(text)?.[1] ?? text;
  return (guarded.startsWith("'") ? guarded.slice(1) : guarded).replace(edges, '');
};

/** A decimal as a person writes it: 85.50 is 85.5, 100.00 is 100. */
export const markText = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;

const hundredths = (whole: string, decimals: string): number =>
  Number(`${whole}${decimals.padEnd(2, '0').slice(0, 2)}`);

/** A decimal's hundredths. @example hundredthsOf('85.5') // 8550 */
const hundredthsOf = (text: string): number => {
  const [, sign, whole = '0', decimals = ''] = number.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * hundredths(whole, decimals);
};

/**
 * Reads a cell by the grammar of the import: NFKC, at most two decimals, a word for who has no mark; `-` and nothing are nothing.
 * @example readScore('８５.5', { fullMark: '100', allowNegative: false }, words) // { kind: 'mark', value: '85.5' }
 */
export const readScore = (raw: string, { fullMark, allowNegative }: ScoreLimits, words: StatusWords): ReadScore => {
  const text = cleaned(raw);
  if (text === '' || text === '-') return { kind: 'empty' };
  const status = words.get(text.toLowerCase());
  if (status) return { kind: 'status', status };
  const found = number.exec(text);
  if (!found) return { kind: 'problem', code: 'NOT_A_NUMBER' };
  const [, sign, whole = '', decimals = ''] = found;
  if (sign === '-' && /[1-9]/u.test(text) && !allowNegative) return { kind: 'problem', code: 'NEGATIVE' };
  if (decimals.length > 2) return { kind: 'problem', code: 'TOO_MANY_DECIMALS' };
  if (sign !== '-' && hundredths(whole, decimals) > hundredthsOf(fullMark)) {
    return { kind: 'problem', code: 'OVER_FULL_MARK' };
  }
  return { kind: 'mark', value: text };
};

/** Two cells that say the same: 85.50 is 85.5, and any word of a status is that status. */
export const sameScore = (a: ReadScore, b: ReadScore): boolean => {
  if (a.kind === 'mark' && b.kind === 'mark') return hundredthsOf(a.value) === hundredthsOf(b.value);
  if (a.kind === 'status' && b.kind === 'status') return a.status === b.status;
  return a.kind === 'empty' && b.kind === 'empty';
};
