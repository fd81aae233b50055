import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, type GroupAnalysis } from './analyse.ts';
import { chancesOfLast } from './last-k.ts';
import { rankIntervals } from './rank-interval.ts';

/** 4,059 real pupils of 65 schools, and what R and lme4 make of them. A clone of the project alone does not have them. */
const folder = new URL('../../../../../shared/samples/', import.meta.url);
const there = existsSync(new URL('exam65-scores.csv', folder));

type Row = Readonly<Record<string, string>>;
const readTable = (name: string): Row[] => {
  const [header = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])));
};

const read = () => {
  const scores = readTable('exam65-scores.csv');
  const reference = readTable('exam65-reference.csv');
  const names = [...new Set(scores.map(({ school = '' }) => school))];
  const places = new Map(names.map((name, at) => [name, at]));
  const [subject] = analyse({
    groups: names,
    smallGroup: 10,
    subjects: [
      {
        subject: 'score',
        fullMark: 10_000,
        thresholds: { pass: '60', excellent: '85', low: '40' },
        rows: {
          group: Int32Array.from(scores, ({ school = '' }) => places.get(school) ?? -1),
          marks: Int32Array.from(scores, ({ score = '' }) => Math.round(Number(score) * 100)),
          prior: Float64Array.from(scores, ({ prior = '' }) => Number(prior)),
        },
      },
    ],
  });
  const model: Record<string, number> = JSON.parse(readFileSync(new URL('exam65-reference.json', folder), 'utf8'));
  if (subject === undefined) throw new Error('no subject');
  const pairs = reference.map((row) => {
    const group = subject.groups.find(({ group }) => group === row['school']);
    if (group === undefined) throw new Error(`no group ${row['school']}`);
    return { row, group };
  });
  return { subject, model, reference, pairs };
};

describe.runIf(there)('the 65 schools', () => {
  const { subject, model, reference, pairs } = there ? read() : ({} as ReturnType<typeof read>);
  const furthest = (key: keyof GroupAnalysis, column: string, apart: (found: number, expected: number) => number) =>
    Math.max(...pairs.map(({ row, group }) => apart(Number(group[key]), Number(row[column]))));
  const absolute = (found: number, expected: number): number => Math.abs(found - expected);
  const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

  it('all have a group', () => {
    expect(pairs).toHaveLength(65);
    expect(subject.all).toMatchObject({ n: 4059, entitled: 4059 });
  });

  it.each(['n', 'mean', 'sd', 'pass', 'excellent', 'low'] as const)('have the %s that R finds, to 1e-9', (key) => {
    expect(furthest(key, key, absolute)).toBeLessThan(1e-9);
    expect(Math.abs(Number(subject.all[key]) - (model[key] ?? 0))).toBeLessThan(1e-9);
  });

  it('have the ranks that R finds, by mean and by effect', () => {
    expect(furthest('rank', 'rank_min', absolute)).toBe(0);
    expect(furthest('effectRank', 'va_rank', absolute)).toBe(0);
  });

  it.each([
    ['intercept', 'intercept'],
    ['slope', 'slope'],
    ['varGroup', 'var_school'],
    ['varResidual', 'var_residual'],
  ] as const)('have the %s of lme4, to 1e-7', (key, column) => {
    expect(relative(subject.model?.[key] ?? 0, model[column] ?? 0)).toBeLessThan(1e-7);
  });

  it.each([
    ['effect', 'blup'],
    ['se', 'se'],
    ['lo', 'lo'],
    ['hi', 'hi'],
  ] as const)('have the %s of lme4, to 1e-5', (key, column) => {
    expect(furthest(key, column, relative)).toBeLessThan(1e-5);
  });

  it('are among the last two with the probability of the reference, down to 1e-97', () => {
    expect(furthest('pLast2', 'p_bottom2_exact', relative)).toBeLessThan(1e-4);
    const spread = {
      effect: Float64Array.from(reference, ({ blup }) => Number(blup)),
      se: Float64Array.from(reference, ({ se }) => Number(se)),
    };
    chancesOfLast(spread, 2).forEach((chance, at) => {
      expect(relative(chance, Number(reference[at]?.['p_bottom2_exact']))).toBeLessThan(1e-5);
    });
    rankIntervals(spread).forEach(({ lo, hi }, at) => {
      expect(absolute(lo, Number(reference[at]?.['rank_lo']))).toBeLessThanOrEqual(1);
      expect(absolute(hi, Number(reference[at]?.['rank_hi']))).toBeLessThanOrEqual(1);
    });
  });

  it('lie within a place of where 4,000 draws put them, and near the share of draws that end last', () => {
    expect(furthest('rankLo', 'rank_lo', absolute)).toBeLessThanOrEqual(1);
    expect(furthest('rankHi', 'rank_hi', absolute)).toBeLessThanOrEqual(1);
    expect(furthest('pLast2', 'p_bottom2', absolute)).toBeLessThan(0.03);
  });

  it('show that being last by mean is not being last: S59, S28 and S37', () => {
    const of = (name: string) => subject.groups.find(({ group }) => group === name);
    expect(of('S59')?.pLast2).toBeCloseTo(0.75, 2);
    expect(of('S28')?.pLast2).toBeCloseTo(0.58, 2);
    expect(of('S37')?.pLast2).toBeCloseTo(0.002, 3);
  });
});
