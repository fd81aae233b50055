import { percentOf, type Scale } from './scale.ts';

/** A point of a trend: a value, and the interval around it where there is one. */
export type TrendPoint = { title: string; value: number | null; lo?: number | null; hi?: number | null };

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

/** Pieces of line between points that follow one another: a session without a value leaves a gap. */
export const piecesOf = (placed: readonly Placed[]): { from: Placed; to: Placed }[] =>
  placed.flatMap((from, at) => {
    const to = placed[at + 1];
    return to && to.index === from.index + 1 ? [{ from, to }] : [];
  });
