import { compareFractions, decimal } from './fraction.ts';

/** What a mean is made of, in whole numbers. */
export interface Mean {
  readonly n: number;
  readonly sum: number;
}

/**
 * Compares two means exactly, sum_a n_b with sum_b n_a; the displayed means may be equal where these are not.
 * @returns below 0 when a's mean is the lower, 0 when they are equal
 */
export const compareMeans = (a: Mean, b: Mean): number => {
  const [left, right] = [a.sum * b.n, b.sum * a.n];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right);
  const difference = BigInt(a.sum) * BigInt(b.n) - BigInt(b.sum) * BigInt(a.n);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/**
 * Ranks from 1 at the top; equals share the best.
 * @param compare below 0 when its first argument is the lower
 * @example ranksOf([70, 80, 80, 60], (a, b) => a - b) // [3, 1, 1, 4]
 */
export const ranksOf = <Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): readonly number[] => {
  const order = items.map((item, index) => ({ item, index })).sort((a, b) => compare(b.item, a.item));
  const ranks = new Array<number>(items.length);
  let rank = 1;
  order.forEach(({ item, index }, place) => {
    const before = order[place - 1];
    if (before !== undefined && compare(before.item, item) !== 0) rank = place + 1;
    ranks[index] = rank;
  });
  return ranks;
};

/** Ranks by mean, the highest first; a group without a mark has no rank. */
export const ranksByMean = (means: readonly Mean[]): readonly (number | null)[] => {
  const ranks = ranksOf(
    means.filter(({ n }) => n > 0),
    compareMeans,
  );
  let next = 0;
  return means.map(({ n }) => (n > 0 ? (ranks[next++] ?? null) : null));
};

/**
 * Ranks by exact decimals, the highest first.
 * @throws RangeError when one is not a decimal
 */
export const ranksByDecimal = (values: readonly string[]): readonly number[] =>
  ranksOf(values.map(decimal), compareFractions);
