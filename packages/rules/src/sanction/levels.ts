import { compareFractions, decimal, type Fraction } from '../statistics/fraction.ts';

/** What campuses are ordered by: composite, then pass rate, then excellent rate. */
export interface Indicators {
  readonly composite: string;
  readonly passRate: string | null;
  readonly excellentRate: string | null;
}

const equalRuns = <Item>(items: readonly { item: Item; value: Fraction }[]): Item[][] => {
  const runs: Item[][] = [];
  let before: Fraction | null = null;
  for (const { item, value } of items.toSorted((a, b) => compareFractions(a.value, b.value))) {
    const run = runs.at(-1);
    if (run !== undefined && before !== null && compareFractions(before, value) === 0) run.push(item);
    else runs.push([item]);
    before = value;
  }
  return runs;
};

const split = <Item>(items: readonly Item[], valueIn: (item: Item) => string | null): readonly Item[][] => {
  const valued = items.flatMap((item) => {
    const value = valueIn(item);
    return value === null ? [] : [{ item, value: decimal(value) }];
  });
  // An indicator that one of them lacks tells none of them apart: it would order some and not others.
  return valued.length === items.length ? equalRuns(valued) : [[...items]];
};

/**
 * Campuses from the lowest up, those together that no indicator tells apart (decision table "A"); exact.
 * @throws RangeError when a figure is not a decimal
 */
export const levelsOf = <Item extends Indicators>(items: readonly Item[]): readonly Item[][] =>
  split(items, ({ composite }) => composite)
    .flatMap((level) => split(level, ({ passRate }) => passRate))
    .flatMap((level) => split(level, ({ excellentRate }) => excellentRate));

/** An item and where it stands to the last k. */
export interface Placed<Item> {
  readonly item: Item;
  /** 1 is the lowest; equals share the best place. */
  readonly fromLast: number;
  readonly placing: 'last' | 'tied' | 'notLast';
}

/** Places items that stand in levels; a level that the boundary goes through is tied as a whole, none of it is chosen. */
export const placeLast = <Item>(levels: readonly (readonly Item[])[], k: number): readonly Placed<Item>[] => {
  let before = 0;
  return levels.flatMap((level) => {
    const fromLast = before + 1;
    before += level.length;
    const placing = before <= k ? 'last' : fromLast <= k ? 'tied' : 'notLast';
    return level.map((item): Placed<Item> => ({ item, fromLast, placing }));
  });
};
