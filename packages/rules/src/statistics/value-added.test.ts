import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sample } from './group-sums.ts';
import { moments } from './moments.ts';
import { drawSample, samples } from './testing/samples.ts';
import { valueAdded } from './value-added.ts';

const made = (groups: number[][], prior?: number[][]): Sample => ({
  groupCount: groups.length,
  group: Int32Array.from(groups.flatMap((scores, at) => scores.map(() => at))),
  score: Float64Array.from(groups.flat()),
  ...(prior !== undefined && { prior: Float64Array.from(prior.flat()) }),
});

const known = (sample: Sample) => {
  const found = valueAdded(sample);
  if (!found.ok) throw new Error(found.why);
  return found;
};

/** Solves a system of linear equations and inverts its matrix, by elimination with pivots. */
const invert = (matrix: readonly (readonly number[])[]): number[][] => {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [...row, ...row.map((_, other) => (other === at ? 1 : 0))]);
  for (let at = 0; at < size; at += 1) {
    const best = rows.slice(at).reduce((best, row, offset) => {
      const size = Math.abs(row[at] ?? 0);
      return size > Math.abs(rows[best]?.[at] ?? 0) ? at + offset : best;
    }, at);
    [rows[at], rows[best]] = [rows[best] ?? [], rows[at] ?? []];
    const lead = rows[at]?.[at] ?? 1;
    rows[at] = (rows[at] ?? []).map((value) => value / lead);
    rows.forEach((row, other) => {
      const factor = row[at] ?? 0;
      if (other !== at) rows[other] = row.map((value, column) => value - factor * (rows[at]?.[column] ?? 0));
    });
  }
  return rows.map((row) => row.slice(size));
};

/** Henderson's mixed model equations, pupil by pupil: another road to the same effects. */
const henderson = (
  { groupCount, group, score, prior }: Required<Sample>,
  { varGroup, varResidual }: { varGroup: number; varResidual: number },
) => {
  const size = 2 + groupCount;
  const left = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  group.forEach((at, row) => {
    const design = new Array<number>(size).fill(0);
    design[0] = 1;
    design[1] = (prior[row] ?? 0) - 60;
    design[2 + at] = 1;
    for (let a = 0; a < size; a += 1) {
      right[a] = (right[a] ?? 0) + (design[a] ?? 0) * (score[row] ?? 0);
      const line = left[a] ?? [];
      for (let b = 0; b < size; b += 1) line[b] = (line[b] ?? 0) + (design[a] ?? 0) * (design[b] ?? 0);
    }
  });
  for (let at = 2; at < size; at += 1) {
    const line = left[at] ?? [];
    line[at] = (line[at] ?? 0) + varResidual / varGroup;
  }
  const inverse = invert(left);
  const solution = inverse.map((row) => row.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0));
  const explained = solution.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
  const total = score.reduce((sum, value) => sum + value * value, 0);
  const effects = solution.slice(2);
  const trace = inverse.slice(2).reduce((sum, row, at) => sum + (row[2 + at] ?? 0), 0);
  return {
    effects,
    /** The step of REML's EM algorithm: at the optimum the variances reproduce themselves. */
    varGroup: (effects.reduce((sum, value) => sum + value * value, 0) + varResidual * trace) / groupCount,
    varResidual: (total - explained) / (score.length - 2),
  };
};

describe('value added', () => {
  it('of equal groups without entry scores is the analysis of variance', () => {
    // Means 2, 6, 10 of three pupils each: MSB 48, MSW 1, so 47/3 between.
    const { model, effect, se, lo } = known(
      made([
        [1, 2, 3],
        [5, 6, 7],
        [9, 10, 11],
      ]),
    );
    expect(model.varGroup).toBeCloseTo(47 / 3, 10);
    expect(model.varResidual).toBeCloseTo(1, 12);
    expect(model.intercept).toBeCloseTo(6, 12);
    expect(model.slope).toBeNull();
    const share = 47 / 48;
    expect([...effect].map((value) => value.toFixed(10))).toEqual([-4 * share, 0, 4 * share].map((v) => v.toFixed(10)));
    expect(se[0]).toBeCloseTo(Math.sqrt((47 / 3) * (1 - share)), 10);
    expect(lo[0]).toBeCloseTo(-4 * share - 1.959963984540054 * (se[0] ?? 0), 12);
  });

  it('solves Henderson’s equations, and its variances are a fixed point of REML’s EM', () => {
    for (const [seed, between] of [
      [1, 5],
      [2, 2],
      [3, 30],
      [4, 8],
    ] as const) {
      const sample = drawSample({ groups: 14, sizes: [1, 30], between, within: 11, seed });
      const { model, effect } = known(sample);
      expect(model.varGroup).toBeGreaterThan(0);
      const other = henderson(sample, model);
      expect(other.varGroup / model.varGroup).toBeCloseTo(1, 8);
      expect(other.varResidual / model.varResidual).toBeCloseTo(1, 8);
      other.effects.forEach((value, at) => {
        expect(Math.abs(value - (effect[at] ?? Number.NaN))).toBeLessThan(1e-7);
      });
    }
  });

  it('is 0 with no deviation for all where groups differ less than chance alone would make them', () => {
    const { model, effect, se } = known(
      made([
        [1, 5, 9],
        [1, 5, 9],
        [2, 5, 8],
      ]),
    );
    expect(model.varGroup).toBe(0);
    expect([...effect, ...se]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('leaves the slope out where all entry scores are equal', () => {
    const scores = [
      [1, 2, 3],
      [5, 6, 7],
      [9, 10, 12],
    ];
    const same = known(
      made(
        scores,
        scores.map((row) => row.map(() => 70.1)),
      ),
    );
    const without = known(made(scores));
    expect(same.model).toEqual(without.model);
    expect(same.effect).toEqual(without.effect);
  });

  it.each([0, 70.1])('takes entry scores that differ between groups only, about %d', (about) => {
    const found = known(
      made(
        [
          [1, 2, 2.5],
          [5, 6, 7],
          [9, 11, 10],
          [4, 7, 5],
        ],
        [1, 2, 3.3, 4].map((prior) => [about + prior, about + prior, about + prior]),
      ),
    );
    // The within part says nothing about the slope; with groups of one size the line is that through their means.
    expect(found.model.slope).toBeCloseTo(1.5859338612016773, 9);
    expect([...found.effect, ...found.se].every(Number.isFinite)).toBe(true);
  });

  it('gives a group without pupils the effect 0 and the spread of any group', () => {
    const { model, effect, se } = known(made([[1, 2, 3], [5, 6, 7], [], [9, 10, 11]]));
    expect(effect[2]).toBe(0);
    expect(se[2]).toBeCloseTo(Math.sqrt(model.varGroup), 12);
  });

  it('takes groups of one beside larger ones', () => {
    const { effect, se } = known(made([[1], [5, 6, 7], [9]]));
    expect([...effect, ...se].every(Number.isFinite)).toBe(true);
    expect(se[0]).toBeGreaterThan(se[1] ?? 0);
  });

  it.each([
    ['one group', made([[1, 2, 3]]), 'tooFewGroups'],
    ['nobody', made([]), 'tooFewGroups'],
    ['groups of one only', made([[1], [2], [3]]), 'tooFewPupils'],
    [
      'scores that do not differ',
      made([
        [5, 5],
        [5, 5],
      ]),
      'noVarianceWithin',
    ],
    [
      'scores that do not differ within groups',
      made([
        [5.1, 5.1],
        [7.3, 7.3, 7.3],
      ]),
      'noVarianceWithin',
    ],
    [
      'scores that follow from entry scores',
      made(
        [
          [10.1, 20.2],
          [30.3, 40.4],
          [50.5, 60.6],
        ],
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ),
      'noVarianceWithin',
    ],
    [
      'two groups told apart by entry scores that rounding alone makes differ within',
      made(
        [
          [1, 2, 4],
          [3, 5, 4],
        ],
        [
          [1 / 3, 1 / 3, 1 / 3],
          [2 / 3, 2 / 3, 2 / 3],
        ],
      ),
      'tooFewGroups',
    ],
    [
      'two groups told apart by their entry scores alone',
      made(
        [
          [1, 2],
          [3, 5],
        ],
        [
          [1, 1],
          [2, 2],
        ],
      ),
      'tooFewGroups',
    ],
  ])('says why there is none: %s', (_, sample, why) => {
    expect(valueAdded(sample)).toEqual({ ok: false, why });
    if (why !== 'tooFewGroups' || sample.groupCount < 2) expect(moments(sample)).toEqual({ ok: false, why });
  });

  it('refuses columns that do not fit', () => {
    const group = Int32Array.of(0, 1);
    expect(() => valueAdded({ groupCount: 2, group, score: Float64Array.of(1) })).toThrow('2 pupils have 1 scores');
    expect(() => valueAdded({ groupCount: 1, group, score: Float64Array.of(1, 2) })).toThrow('a group is 1');
    expect(() => valueAdded({ groupCount: 2, group, score: Float64Array.of(1, Number.NaN) })).toThrow('NaN');
  });
});

describe.each([
  ['REML', valueAdded],
  ['moments', moments],
] as const)('effects by %s', (_, estimate) => {
  const effects = (sample: Sample) => {
    const found = estimate(sample);
    return found.ok ? { effect: [...found.effect], se: [...found.se] } : null;
  };
  const close = (a: readonly number[], b: readonly number[], unit: number) => {
    const apart = Math.max(...a.map((value, at) => Math.abs(value - (b[at] ?? Number.NaN))));
    expect(apart).toBeLessThan(1e-6 * unit);
  };

  it('move with nothing but the scale of scores and the names and order of pupils', () => {
    fc.assert(
      fc.property(
        samples,
        fc.constantFrom(-1e5, 0, 37, 1e4),
        fc.constantFrom(0.01, 1, 750),
        fc.integer(),
        (sample, shift, scale, turn) => {
          const plain = effects(sample);
          if (plain === null) return;
          const count = sample.group.length;
          const from = (row: number): number => (row * 1 + (Math.abs(turn) % count)) % count;
          const renamed = (at: number): number => sample.groupCount - 1 - at;
          const rows = Array.from({ length: count }, (_, row) => from(row)).reverse();
          const moved = effects({
            groupCount: sample.groupCount,
            group: Int32Array.from(rows, (row) => renamed(sample.group[row] ?? 0)),
            score: Float64Array.from(rows, (row) => shift + scale * (sample.score[row] ?? 0)),
            prior: Float64Array.from(rows, (row) => shift - 3 * (sample.prior[row] ?? 0)),
          });
          expect(moved).not.toBeNull();
          close(plain.effect, moved?.effect.toReversed().map((value) => value / scale) ?? [], 10);
          close(plain.se, moved?.se.toReversed().map((value) => value / scale) ?? [], 10);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });

  it('are finite', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const found = effects(sample);
        if (found !== null) expect([...found.effect, ...found.se].every(Number.isFinite)).toBe(true);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('moments', () => {
  it('are the closed form: three groups of two', () => {
    // Means 2, 6, 10; MSB 32, MSW 2, n0 2: 15 between.
    const found = moments(
      made([
        [1, 3],
        [5, 7],
        [9, 11],
      ]),
    );
    if (!found.ok) throw new Error(found.why);
    expect([found.varGroup, found.varResidual, found.mean]).toEqual([15, 2, 6]);
    expect(found.effect[0]).toBeCloseTo((15 / 16) * -4, 12);
    expect(found.se[0]).toBeCloseTo(Math.sqrt(15 / 16), 12);
  });

  it('are the closed form with entry scores: slope 2 within groups, and one degree of freedom for it', () => {
    // Left of the line: means 0, 0 and 6 about it, squares within 8 over 9 - 3 - 1.
    const prior = [
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 5],
    ];
    const rest = [
      [1, -2, 1],
      [1, -2, 1],
      [7, 4, 7],
    ];
    const scores = prior.map((row, group) => row.map((came, pupil) => 2 * came + (rest[group]?.[pupil] ?? 0)));
    const found = moments(made(scores, prior));
    if (!found.ok) throw new Error(found.why);
    expect(found.slope).toBeCloseTo(2, 12);
    expect(found.varResidual).toBeCloseTo(18 / 5, 12);
    // MSB is 3 (2^2 + 2^2 + 4^2) / 2 = 36.
    expect(found.varGroup).toBeCloseTo((36 - 18 / 5) / 3, 12);
  });

  it('find no difference where groups differ less than chance would make them', () => {
    const found = moments(
      made([
        [1, 9],
        [2, 8],
        [3, 7],
      ]),
    );
    expect(found).toMatchObject({ ok: true, varGroup: 0 });
    if (found.ok) expect([...found.effect, ...found.se].map(Math.abs)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
