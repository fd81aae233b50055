import { describe, expect, it } from 'vitest';
import { density, twoSided95, upperTail } from './normal.ts';

describe('the tail of the normal distribution', () => {
  // From mpmath with 40 digits.
  it.each([
    [0, 0.5],
    [0.1, 0.460172162722971],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145705],
    [1.5, 0.06680720126885807],
    [2.5, 0.006209665325776135],
    [5, 2.866515718791939e-7],
    [10, 7.619853024160525e-24],
    [20, 2.7536241186062337e-89],
    [35, 1.1249107064724062e-268],
    [-2, 0.9772498680518208],
  ])('above %d is %d, to 13 digits', (z, expected) => {
    expect(Math.abs(upperTail(z) / expected - 1)).toBeLessThan(1e-13);
  });

  it('meets the usual 95 % and adds up to 1 with the other side', () => {
    expect(upperTail(twoSided95)).toBeCloseTo(0.025, 16);
    for (let z = -6; z <= 6; z += 0.01) expect(Math.abs(upperTail(z) + upperTail(-z) - 1)).toBeLessThan(4e-16);
  });

  it('falls as its density says', () => {
    for (let z = -4; z <= 8; z += 0.37) {
      const slope = (upperTail(z - 1e-4) - upperTail(z + 1e-4)) / 2e-4;
      expect(Math.abs(slope / density(z) - 1)).toBeLessThan(1e-6);
    }
  });
});
