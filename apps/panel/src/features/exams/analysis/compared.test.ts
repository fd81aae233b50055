import { describe, expect, it } from 'vitest';
import { differenceOf, dotRowOf, type Figures, heatStep, sorted } from './compared.ts';

const figures = (effect: number | null, difference: number | null): Figures => ({
  mean: 70,
  effect,
  lo: effect === null ? null : effect - 2,
  hi: effect === null ? null : effect + 2,
  difference,
  differenceLo: difference === null ? null : difference - 3,
  differenceHi: difference === null ? null : difference + 3,
});
const group = (name: string, effect: number | null, difference: number | null) => ({
  id: name,
  name,
  small: false,
  ...figures(effect, difference),
});

describe('a comparison', () => {
  it('looks at value added or at the raw difference, each with its own interval', () => {
    expect(differenceOf(figures(1, 5), 'valueAdded')).toEqual({ value: 1, lo: -1, hi: 3 });
    expect(differenceOf(figures(1, 5), 'raw')).toEqual({ value: 5, lo: 2, hi: 8 });
  });

  it('is sorted by what is looked at, and groups without figures come last', () => {
    const groups = [group('a', 1, -5), group('b', null, null), group('c', 3, -7), group('d', -2, 9)];
    expect(sorted(groups, 'valueAdded').map(({ name }) => name)).toEqual(['c', 'a', 'd', 'b']);
    expect(sorted(groups, 'raw').map(({ name }) => name)).toEqual(['d', 'a', 'c', 'b']);
    expect(groups.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('draws a small group hollow', () => {
    expect(dotRowOf({ ...group('a', 1, 2), small: true }, 'raw', '8')).toMatchObject({
      title: 'a',
      more: '8',
      hollow: true,
      value: 2,
    });
  });
});

describe('a cell of the heat table', () => {
  it('stays white within chance and without figures', () => {
    expect(heatStep({ value: -9, lo: -19, hi: 1 })).toBe(0);
    expect(heatStep({ value: null, lo: null, hi: null })).toBe(0);
    expect(heatStep({ value: -5.6, lo: -9, hi: -2.2 })).toBe(-2);
    expect(heatStep({ value: 3.3, lo: 0.1, hi: 6 })).toBe(1);
  });
});
