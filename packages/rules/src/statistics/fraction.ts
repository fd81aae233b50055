/** An exact number: lowest terms, denominator above 0. Scores and rates are compared as these, never as floats. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => {
  let [one, other] = [a < 0n ? -a : a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
};

/**
 * The fraction of two whole numbers.
 * @throws RangeError when the denominator is 0 or a number is not whole
 * @example fraction(6, -4) // -3/2
 */
export const fraction = (numerator: bigint | number, denominator: bigint | number = 1n): Fraction => {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) throw new RangeError('a fraction has the denominator 0; expected another number');
  const sign = below < 0n ? -1n : 1n;
  const common = divisor(above, sign * below) || 1n;
  return { numerator: (sign * above) / common, denominator: (sign * below) / common };
};

/** a + b */
export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

/** a - b */
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);

/** a b */
export const times = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator);

/** Order of two exact numbers: below 0 when a is the lower, 0 when they are equal. */
export const compareFractions = (a: Fraction, b: Fraction): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Tells whether a text is a plain decimal, without reading it. */
export const isDecimal = (text: string): boolean => decimalPattern.test(text);

/** Reads a plain decimal exactly; `null` for anything else, such as `8.5e1`, `85.` or an empty text. */
export const readDecimal = (text: string): Fraction | null => {
  const [, sign, whole = '', places = ''] = decimalPattern.exec(text) ?? [];
  if (sign === undefined) return null;
  const value = BigInt(whole + places);
  return fraction(sign === '-' ? -value : value, 10n ** BigInt(places.length));
};

/**
 * Reads a decimal that must be one.
 * @throws RangeError naming the text
 */
export const decimal = (text: string): Fraction => {
  const value = readDecimal(text);
  if (value === null) throw new RangeError(`"${text}" is not a decimal; expected digits such as 70 or 69.995`);
  return value;
};

/**
 * The decimal text of an exact number, rounded half to even, without zeros at its end.
 * @param places digits after the point, at most
 * @example decimalText(fraction(2, 3), 4) // '0.6667'
 */
export const decimalText = ({ numerator, denominator }: Fraction, places = 10): string => {
  const size = numerator < 0n ? -numerator : numerator;
  const scaled = size * 10n ** BigInt(places);
  let digits = scaled / denominator;
  const twice = (scaled % denominator) * 2n;
  if (twice > denominator || (twice === denominator && digits % 2n === 1n)) digits += 1n;
  const text = digits.toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const rest = text.slice(text.length - places).replace(/0+$/, '');
  const sign = numerator < 0n && digits !== 0n ? '-' : '';
  return rest === '' ? `${sign}${whole}` : `${sign}${whole}.${rest}`;
};
