import { twoSided95 } from '@plumbline/rules';

/** A distance from the average of all, in points, with its 95 % interval. */
export interface Difference {
  readonly diff: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** A mean and what its interval rests on. */
interface Mean {
  readonly mean: number | null;
  readonly sd: number | null;
  readonly n: number;
}

/** A mean against that of all pupils, with the interval of the mean: what can be said without entry scores. */
export const rawDifference = ({ mean, sd, n }: Mean, total: Pick<Mean, 'mean'> | null | undefined): Difference => {
  if (mean === null || total?.mean == null) return { diff: null, lo: null, hi: null };
  const diff = mean - total.mean;
  if (sd === null) return { diff, lo: null, hi: null };
  const half = (twoSided95 * sd) / Math.sqrt(n);
  return { diff, lo: diff - half, hi: diff + half };
};

/** Which side of the average an interval lies on, where it lies wholly on one. */
export const sideOf = ({ lo, hi }: Pick<Difference, 'lo' | 'hi'>): 'above' | 'below' | null =>
  lo !== null && lo > 0 ? 'above' : hi !== null && hi < 0 ? 'below' : null;
