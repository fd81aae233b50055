/** A straight scale from `min` to `max` with round ticks. */
export type Scale = { min: number; max: number; ticks: number[] };

const roundSteps = [1, 2, 2.5, 5, 10];

/** A round step that cuts `span` into at most `most` pieces: 1, 2, 2.5 or 5 times a power of ten. */
export const roundStep = (span: number, most: number): number => {
  if (!(span > 0)) return 1;
  const raw = span / most;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = roundSteps.find((one) => one * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
};

/** Takes the noise of binary fractions off a tick: 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12)) + 0;

/**
 * A scale that holds all values, its ends on ticks.
 * @param values what has to be seen; without any the scale runs from 0 to 1
 * @param options `around` a value that must be in view and is made the middle; `most` pieces, 8 unless told; `least` and `highest` cut the scale; `span` that it covers at least, so that small differences do not look large
 * @example scaleOf([-6.6, 5.9], { around: 0 }) // { min: -8, max: 8, ticks: [-8, -6, ... 8] }
 */
export const scaleOf = (
  values: readonly number[],
  options: { around?: number; most?: number; least?: number; highest?: number; span?: number } = {},
): Scale => {
  const { around, span = 0, most = 8, least = Number.NEGATIVE_INFINITY, highest = Number.POSITIVE_INFINITY } = options;
  const seen = values.filter(Number.isFinite);
  let low = seen.length > 0 ? Math.min(...seen) : (around ?? 0);
  let high = seen.length > 0 ? Math.max(...seen) : (around ?? 1);
  if (around !== undefined) {
    const reach = Math.max(Math.abs(low - around), Math.abs(high - around)) || 1;
    low = around - reach;
    high = around + reach;
  }
  if (high - low < span) {
    const middle = (high + low) / 2;
    low = middle - span / 2;
    high = middle + span / 2;
  }
  if (high === low) {
    low -= 1;
    high += 1;
  }
  const step = roundStep(high - low, most);
  const first = Math.max(Math.floor(low / step + 1e-9) * step, least);
  const last = Math.min(Math.ceil(high / step - 1e-9) * step, highest);
  const ticks: number[] = [];
  for (let index = 0; first + index * step <= last + step / 1e6; index += 1) ticks.push(tidy(first + index * step));
  return { min: tidy(first), max: tidy(last), ticks };
};

/** Where a value lies on a scale, from 0 to 100; what lies outside is put on the edge. */
export const percentOf = ({ min, max }: Pick<Scale, 'min' | 'max'>, value: number): number =>
  max === min ? 50 : Math.min(100, Math.max(0, ((value - min) / (max - min)) * 100));
