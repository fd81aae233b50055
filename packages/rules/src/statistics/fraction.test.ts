import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFractions, decimal, decimalText, fraction, minus, plus, readDecimal, times } from './fraction.ts';

describe('a decimal', () => {
  it.each(['', ' ', '8.5e1', '0x55', '85.', '.5', '+3', '1,000', '--1', 'NaN', '７０'])('is not "%s"', (text) => {
    expect(readDecimal(text)).toBeNull();
    expect(() => decimal(text)).toThrow(`"${text}" is not a decimal`);
  });

  it('is read exactly, zeros and sign included', () => {
    expect(decimal('-069.9950')).toEqual(fraction(-13999, 200));
    expect(compareFractions(decimal('70.00'), decimal('70'))).toBe(0);
    expect(compareFractions(decimal('69.995'), decimal('70.00'))).toBe(-1);
  });

  it('comes back from its own text', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: 0, max: 9 }),
        (digits, places) => {
          const value = fraction(digits, 10n ** BigInt(places));
          expect(decimal(decimalText(value))).toEqual(value);
        },
      ),
    );
  });
});

describe('the text of an exact number', () => {
  it.each([
    [2, 3, 4, '0.6667'],
    [-2, 3, 4, '-0.6667'],
    [5, 100, 1, '0'],
    [15, 100, 1, '0.2'],
    [25, 100, 1, '0.2'],
    [-25, 100, 1, '-0.2'],
    [-1, 1000, 2, '0'],
    [1, 8, 10, '0.125'],
    [7000, 100, 10, '70'],
    [999, 1000, 0, '1'],
  ])('of %i/%i with %i places is %s', (above, below, places, text) => {
    expect(decimalText(fraction(above, below), places)).toBe(text);
  });
});

describe('arithmetic', () => {
  const fractions = fc
    .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
    .map(([above, below]) => fraction(above, below));

  it('undoes itself and orders as the difference does', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, b)).toEqual(times(b, a));
        expect(compareFractions(a, b)).toBe(Number(minus(a, b).numerator > 0n) - Number(minus(a, b).numerator < 0n));
      }),
    );
  });

  it('refuses a denominator of 0', () => {
    expect(() => fraction(1, 0)).toThrow('denominator 0');
  });
});
