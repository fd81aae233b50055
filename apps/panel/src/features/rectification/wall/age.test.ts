import { describe, expect, it } from 'vitest';
import { staleMinutes } from './age.ts';

describe('the age of the wall’s figures', () => {
  it('is not spoken of while they come in', () => {
    expect(staleMinutes(0, 59_000, false)).toBe(null);
    expect(staleMinutes(0, 120_000, false)).toBe(null);
  });

  it('is told as soon as a reading fails, and when none comes', () => {
    expect(staleMinutes(0, 61_000, true)).toBe(1);
    expect(staleMinutes(0, 10 * 60_000, false)).toBe(10);
  });

  it('is never negative, though clocks differ', () => {
    expect(staleMinutes(5_000, 0, true)).toBe(0);
  });
});
