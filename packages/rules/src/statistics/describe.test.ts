import fc from 'fast-check';
import { describe as about, expect, it } from 'vitest';
import { cutOff, describe, noMark, type Scale } from './describe.ts';

const scale: Scale = { fullMark: 10_000, thresholds: { pass: '60', excellent: '85', low: '40' }, smallGroup: 10 };
const of = (...marks: number[]) =>
  describe(
    Int32Array.from(marks, (mark) => Math.round(mark * 100)),
    scale,
  );

about('a group', () => {
  it('is described by all its figures', () => {
    const found = describe(Int32Array.of(6000, 5999, 8500, 3999, noMark, 4000), scale);
    expect(found).toMatchObject({
      entitled: 6,
      n: 5,
      sum: 28_498,
      counts: { pass: 2, excellent: 1, low: 1 },
      small: true,
      pass: 0.4,
      excellent: 0.2,
      low: 0.2,
      median: 59.99,
      quartileLow: 40,
      quartileHigh: 60,
      histogram: [0, 0, 0, 1, 1, 1, 1, 0, 1, 0],
    });
    expect(found.participation).toBeCloseTo(5 / 6, 15);
    expect(found.mean).toBeCloseTo(56.996, 12);
    // numpy.std([60, 59.99, 85, 39.99, 40], ddof=1)
    expect(found.sd).toBeCloseTo(18.576060669582233, 12);
  });

  it('has quartiles of type 7: places 0.75, 1.5 and 2.25 of four sorted marks', () => {
    expect(of(7, 1, 4, 2)).toMatchObject({ quartileLow: 1.75, median: 3, quartileHigh: 4.75 });
  });

  it('without a mark has no figures, and of one mark no deviation', () => {
    const none = { mean: null, sd: null, median: null, pass: null };
    expect(describe(Int32Array.of(noMark), scale)).toMatchObject({ ...none, entitled: 1, n: 0, participation: 0 });
    expect(describe(new Int32Array(0), scale)).toMatchObject({ ...none, participation: null, small: true });
    expect(of(50)).toMatchObject({ mean: 50, sd: null, median: 50 });
  });

  it('is small below ten marks, not at ten', () => {
    expect(of(...Array(9).fill(70)).small).toBe(true);
    expect(of(...Array(10).fill(70)).small).toBe(false);
  });

  it('keeps its deviation when all marks move together, however large they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 2, maxLength: 50 }), (marks) => {
        const wide: Scale = { ...scale, fullMark: 2_000_000_000 };
        const here = describe(Int32Array.from(marks), wide).sd ?? Number.NaN;
        const there =
          describe(
            Int32Array.from(marks, (mark) => mark + 1_900_000_000),
            wide,
          ).sd ?? Number.NaN;
        expect(Math.abs(here - there)).toBeLessThanOrEqual(1e-12 * here);
      }),
    );
  });

  it('counts negative marks as low, in the lowest tenth', () => {
    expect(of(-5, 100)).toMatchObject({ counts: { low: 1 }, histogram: [1, 0, 0, 0, 0, 0, 0, 0, 0, 1] });
  });

  it('is not described against a full mark that is none', () => {
    expect(() => describe(Int32Array.of(1), { ...scale, fullMark: 0 })).toThrow('full mark is 0');
  });
});

about('the lowest mark of a threshold', () => {
  it.each([
    [10_000, '60', 6000],
    [12_000, '60', 7200],
    [15_000, '85', 12_750],
    [10_001, '60', 6001],
    [10_000, '33.33', 3333],
    [10_000, '33.335', 3334],
    [10_000, '0', 0],
  ])('of %i hundredths and %s percent is %i', (fullMark, percent, lowest) => {
    expect(cutOff(fullMark, percent)).toBe(lowest);
  });
});
