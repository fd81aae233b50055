import { copied } from './clean.ts';
import type { Mentioned, RowCode, WarningCode } from './codes.ts';

/** What came of a cell. */
export interface Verdict {
  /** The cell as it is kept, a score in hundredths or its status; of a bad one as it was found. */
  readonly text: string;
  /** A score in hundredths; 0 where there is none. */
  readonly hundredths: number;
  /** Index in `markStatuses`; 0 for every cell that is no score. */
  readonly status: number;
  readonly code: RowCode | null;
  readonly warning: WarningCode | null;
  readonly mentioned: Mentioned | null;
}

/**
 * Judges one cell.
 * @param text cleaned
 * @param kind one of `cellKinds`
 */
export type CellJudge = (text: string, kind: number) => Verdict;

/** What stands for a score in an import: a score, or why there is none. */
export const markStatuses = ['SCORED', 'ABSENT', 'VOID', 'DEFERRED', 'EXEMPT', 'MISSING'] as const;
/** One of `markStatuses`. */
export type MarkStatus = (typeof markStatuses)[number];

/** A cell that is kept as it is. */
export const kept = (text: string, warning: WarningCode | null = null): Verdict => ({
  text,
  hundredths: 0,
  status: 0,
  code: null,
  warning,
  mentioned: null,
});

/** A cell that refuses its row. */
export const refused = (text: string, code: RowCode, mentioned: Mentioned | null = null): Verdict => ({
  text,
  hundredths: 0,
  status: 0,
  code,
  warning: null,
  mentioned,
});

/** Most different texts that are remembered per column. */
const mostRemembered = 20_000;

/** Judges each different text once: for columns in which few texts stand in many rows. */
export const remembering = (judge: CellJudge): CellJudge => {
  const known = new Map<string, Verdict>();
  return (text, kind) => {
    if (kind !== 0) return judge(text, kind);
    const before = known.get(text);
    if (before !== undefined) return before;
    const verdict = judge(text, kind);
    if (known.size < mostRemembered) known.set(copied(text), verdict);
    return verdict;
  };
};
