type Measured = {
  value: string;
  lastYears: readonly (string | null)[];
  now?: number | null;
  lo?: number | null;
  hi?: number | null;
};

/** Share of the widest distance that stays free on each side of a bullet. */
const margin = 0.25;
/** Least width of a bullet's range, in the share of the target's own size. */
const least = 0.1;

/** The range of a bullet: target, years before, now and its interval all lie within, with room beside them. */
export const rangeOf = ({ value, lastYears, now, lo, hi }: Measured): { min: number; max: number } => {
  const target = Number(value);
  const known = [target, ...lastYears.flatMap((each) => (each === null ? [] : [Number(each)])), now, lo, hi].filter(
    (each): each is number => typeof each === 'number' && Number.isFinite(each),
  );
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const width = Math.max(high - low, Math.abs(target) * least, least);
  return { min: low - width * margin, max: high + width * margin };
};
