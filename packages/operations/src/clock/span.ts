/** The day for which a duty was last done, where it never was. */
export const firstTime = '-infinity';

/** The days that a duty has to make good: those after it was last done, up to today. */
export interface Span {
  /** The day for which it was last done, or `firstTime`. */
  readonly since: string;
  readonly today: string;
}
