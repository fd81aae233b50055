/** Most places that are drawn as boxes; beyond that a bar says the same. */
export const mostBoxes = 12;

/** A rank interval as boxes (whether each place from the top is possible), or as a bar in percent of the width. */
export type Band = { kind: 'boxes'; places: boolean[] } | { kind: 'bar'; start: number; width: number };

/**
 * Draws a rank interval.
 * @param lo best place possible, from 1
 * @param hi worst place possible
 * @param of how many are compared
 */
export const bandOf = (lo: number, hi: number, of: number): Band =>
  of <= mostBoxes
    ? { kind: 'boxes', places: Array.from({ length: of }, (_, index) => index + 1 >= lo && index + 1 <= hi) }
    : { kind: 'bar', start: ((lo - 1) / of) * 100, width: ((hi - lo + 1) / of) * 100 };
