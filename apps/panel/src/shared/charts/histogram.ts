/** A bar of a histogram in percent of the chart: a tenth of the full mark and how many pupils reached it. */
export type Bar = { from: number; to: number; count: number; share: number; x: number; width: number; height: number };

/**
 * Bars by equal pieces of the full mark.
 * @param counts pupils per piece, lowest first
 * @param fullMark mark at the end of the last piece
 * @param ceiling share (0 to 1) that fills the height; the highest one unless told
 */
export const barsOf = (counts: readonly number[], fullMark: number, ceiling?: number): Bar[] => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (all === 0 ? 0 : count / all));
  const top = ceiling ?? Math.max(...shares, 0);
  const width = 100 / Math.max(counts.length, 1);
  return counts.map((count, index) => ({
    from: (fullMark * index) / counts.length,
    to: (fullMark * (index + 1)) / counts.length,
    count,
    share: shares[index] ?? 0,
    x: index * width,
    width,
    height: top === 0 ? 0 : Math.min(100, ((shares[index] ?? 0) / top) * 100),
  }));
};
