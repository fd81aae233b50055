import { percentOf, type Scale } from './scale.ts';

/** A point of a trend: a value, and the interval around it where there is one. */
export type TrendPoint = {
  title: string;
  /** Under the point, short: the day. */
  tick?: string;
  value: number | null;
  lo?: number | null;
  hi?: number | null;
};

/** A point in percent of the chart, from the left and from the top. */
export type Placed = {
  index: number;
  x: number;
  y: number;
  lo: number | null;
  hi: number | null;
};

/** Places the points that have a value, evenly from left to right. */
export const placeTrend = (points: readonly TrendPoint[], scale: Scale): Placed[] =>
  points.flatMap(({ value, lo, hi }, index) =>
    value === null
      ? []
      : [
          {
            index,
            x: points.length === 1 ? 50 : (index / (points.length - 1)) * 100,
            y: 100 - percentOf(scale, value),
            lo: lo === null || lo === undefined ? null : 100 - percentOf(scale, lo),
            hi: hi === null || hi === undefined ? null : 100 - percentOf(scale, hi),
          },
        ],
  );

/** Places of the points that are labelled: all where they are few, else so many from the first to the last. */
export const labelledOf = (count: number, most = 6): number[] => {
  const shown = Math.min(count, most);
  return [
    ...new Set(Array.from({ length: shown }, (_, at) => Math.round((at * (count - 1)) / Math.max(1, shown - 1)))),
  ];
};

/** Pieces of line between points that follow one another: a session without a value leaves a gap. */
export const piecesOf = (placed: readonly Placed[]): { from: Placed; to: Placed }[] =>
  placed.flatMap((from, at) => {
    const to = placed[at + 1];
    return to && to.index === from.index + 1 ? [{ from, to }] : [];
  });
