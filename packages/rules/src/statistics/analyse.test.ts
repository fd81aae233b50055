import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyse, type GroupAnalysis, type SubjectAnalysis } from './analyse.ts';
import { noMark } from './describe.ts';
import type { Sample } from './group-sums.ts';
import { drawFrom, drawSample, samples } from './testing/samples.ts';

const thresholds = { pass: '60', excellent: '85', low: '40' };

const hundredths = (score: number): number => Math.round(Math.min(100, Math.max(0, score)) * 100);

/** A session of one subject, some pupils of which did not sit or came in without an entry score. */
const sessionOf = ({ groupCount, group, score, prior }: Required<Sample>, seed = 1): Analysis => {
  const uniform = drawFrom(seed);
  return {
    groups: Array.from({ length: groupCount }, (_, at) => `group ${at}`),
    smallGroup: 10,
    subjects: [
      {
        subject: '语文',
        fullMark: 10_000,
        thresholds,
        rows: {
          group,
          marks: Int32Array.from(score, (value) => (uniform() < 0.05 ? noMark : hundredths(value))),
          prior: prior.map((value) => (uniform() < 0.05 ? Number.NaN : value)),
        },
      },
    ],
  };
};

const only = (found: readonly SubjectAnalysis[]): SubjectAnalysis => {
  const [subject] = found;
  if (subject === undefined) throw new Error('no subject');
  return subject;
};

/** Everything that rests on whole numbers. */
const exactOf = ({ group: _, effect, se, lo, hi, effectRank, rankLo, rankHi, pLast2, ...exact }: GroupAnalysis) =>
  exact;
const inexactOf = ({ effect, se, lo, hi, pLast2 }: GroupAnalysis) =>
  [effect, se, lo, hi, pLast2].map((value) => value ?? 0);

describe('an analysis', () => {
  it('takes each subject by itself, with groups of its own', () => {
    const rows = (group: number[], marks: number[]) => ({
      group: Int32Array.from(group),
      marks: Int32Array.from(marks),
    });
    const found = analyse({
      groups: ['东片', '西片', '南片'],
      smallGroup: 2,
      subjects: [
        { subject: '语文', fullMark: 10_000, thresholds, rows: rows([0, 0, 1, -1], [8000, 7000, noMark, 100]) },
        { subject: '数学', fullMark: 12_000, thresholds, rows: rows([2, 2, 1], [7200, 7199, 12_000]) },
      ],
    });
    expect(found.map(({ subject, groups }) => [subject, groups.map(({ group, rank }) => [group, rank])])).toEqual([
      [
        '语文',
        [
          ['东片', 1],
          ['西片', null],
        ],
      ],
      [
        '数学',
        [
          ['西片', 1],
          ['南片', 2],
        ],
      ],
    ]);
    const [chinese, mathematics] = found;
    expect(chinese?.all).toMatchObject({ entitled: 3, n: 2, mean: 75 });
    expect(chinese?.groups[1]).toMatchObject({ entitled: 1, n: 0, participation: 0, mean: null, small: true });
    expect(mathematics?.groups[1]).toMatchObject({ counts: { pass: 1 }, mean: 71.995, small: false });
  });

  it('without entry scores has neither model nor effects, and says why', () => {
    const sample = drawSample({ groups: 5, sizes: [5, 9], between: 5, within: 11, seed: 3 });
    const session = sessionOf(sample);
    const [subject] = session.subjects;
    if (subject === undefined) throw new Error('no subject');
    const { prior: _, ...rows } = subject.rows;
    for (const prior of [{}, { prior: new Float64Array(rows.group.length).fill(Number.NaN) }]) {
      const found = only(analyse({ ...session, subjects: [{ ...subject, rows: { ...rows, ...prior } }] }));
      expect([found.model, found.whyNoModel]).toEqual([null, 'noPrior']);
      for (const group of found.groups) expect(group).toMatchObject({ effect: null, pLast2: null, rankLo: null });
    }
  });

  it('says why there is no model, and describes all the same', () => {
    const found = only(
      analyse({
        groups: ['东片', '西片', '南片'],
        smallGroup: 10,
        subjects: [
          {
            subject: '语文',
            fullMark: 10_000,
            thresholds,
            rows: {
              group: Int32Array.of(0, 1, 2),
              marks: Int32Array.of(5000, 6000, 7000),
              prior: Float64Array.of(50, 60, 55),
            },
          },
        ],
      }),
    );
    expect([found.model, found.whyNoModel]).toEqual([null, 'tooFewPupils']);
    expect(found.groups.map(({ mean, rank, effect, modelled }) => [mean, rank, effect, modelled])).toEqual([
      [50, 3, null, 1],
      [60, 2, null, 1],
      [70, 1, null, 1],
    ]);
  });

  it('counts pupils without an entry score in the figures, and not in the effects', () => {
    const sample = drawSample({ groups: 6, sizes: [20, 30], between: 6, within: 8, seed: 4 });
    const session = sessionOf(sample);
    const [subject] = session.subjects;
    if (subject === undefined) throw new Error('no subject');
    const without = subject.rows.prior?.map((value, row) => (subject.rows.group[row] === 2 ? Number.NaN : value));
    if (without === undefined) throw new Error('no prior');
    const found = only(analyse({ ...session, subjects: [{ ...subject, rows: { ...subject.rows, prior: without } }] }));
    expect(found.groups[2]).toMatchObject({ modelled: 0, effect: null, effectRank: null, pLast2: null });
    const effects = found.groups.filter(({ effect }) => effect !== null);
    expect(effects.map(({ effectRank }) => effectRank).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(effects.reduce((sum, { pLast2 }) => sum + (pLast2 ?? 0), 0)).toBeCloseTo(2, 9);
    expect(found.groups.every(({ n, modelled }) => modelled <= n)).toBe(true);
  });

  it('leaves a pupil of no group out of everything', () => {
    const session = sessionOf(drawSample({ groups: 6, sizes: [5, 9], between: 6, within: 8, seed: 5 }));
    const [subject] = session.subjects;
    if (subject?.rows.prior === undefined) throw new Error('no subject');
    const { group, marks, prior } = subject.rows;
    const rows = {
      group: Int32Array.of(...group, -1, -1),
      marks: Int32Array.of(...marks, 100, 9900),
      prior: Float64Array.of(...prior, 99, 1),
    };
    expect(analyse({ ...session, subjects: [{ ...subject, rows }] })).toEqual(analyse(session));
  });

  it.each([6, 7, 8, 9, 10, 11])(
    'ranks groups with the same pupils alike, in whatever order those come (%d)',
    (seed) => {
      const session = sessionOf(drawSample({ groups: 6, sizes: [30, 30], between: 6, within: 8, seed }));
      const [subject] = session.subjects;
      if (subject?.rows.prior === undefined) throw new Error('no subject');
      const { group, marks, prior } = subject.rows;
      const twins = Array.from(group.keys()).filter((row) => group[row] === 1);
      const again = twins.toReversed();
      const rows = {
        group: Int32Array.of(...group, ...again.map(() => 6)),
        marks: Int32Array.of(...marks, ...again.map((row) => marks[row] ?? 0)),
        prior: Float64Array.of(...prior, ...again.map((row) => prior[row] ?? 0)),
      };
      const { groups } = only(
        analyse({ ...session, groups: [...session.groups, 'again'], subjects: [{ ...subject, rows }] }),
      );
      expect(groups[6]?.effectRank).toBe(groups[1]?.effectRank);
      expect(groups[6]?.rank).toBe(groups[1]?.rank);
    },
  );

  it('tells nothing apart where nothing differs', () => {
    const groups = 4;
    const marks = Array.from({ length: groups }, () => [5000, 6000, 7000, 9000]).flat();
    const found = only(
      analyse({
        groups: ['1', '2', '3', '4'],
        smallGroup: 10,
        subjects: [
          {
            subject: '语文',
            fullMark: 10_000,
            thresholds,
            rows: {
              group: Int32Array.from(marks, (_, row) => Math.floor(row / groups)),
              marks: Int32Array.from(marks),
              prior: Float64Array.from(marks, (_, row) => 60 + (row % groups)),
            },
          },
        ],
      }),
    );
    for (const group of found.groups)
      expect(group).toMatchObject({ rank: 1, effect: 0, effectRank: 1, rankLo: 1, rankHi: 4, pLast2: 0.5 });
  });

  it('does not know pupils by their order or groups by their names', () => {
    fc.assert(
      fc.property(samples, fc.integer(), (sample, seed) => {
        const session = sessionOf(sample);
        const [subject] = session.subjects;
        if (subject === undefined) return;
        const { group, marks, prior } = subject.rows;
        const uniform = drawFrom(seed);
        const rows = Array.from(group.keys(), (row) => ({ row, key: uniform() }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const last = session.groups.length - 1;
        const moved: Analysis = {
          ...session,
          groups: session.groups.toReversed(),
          subjects: [
            {
              ...subject,
              rows: {
                group: Int32Array.from(rows, (row) => last - (group[row] ?? 0)),
                marks: Int32Array.from(rows, (row) => marks[row] ?? 0),
                prior: Float64Array.from(rows, (row) => prior?.[row] ?? Number.NaN),
              },
            },
          ],
        };
        const [plain, other] = [only(analyse(session)), only(analyse(moved))];
        expect(other.whyNoModel).toBe(plain.whyNoModel);
        expect(other.all).toEqual(plain.all);
        const groups = other.groups.toReversed();
        expect(groups.map(({ group }) => group)).toEqual(plain.groups.map(({ group }) => group));
        expect(groups.map(exactOf)).toEqual(plain.groups.map(exactOf));
        expect(groups.map(({ effectRank }) => effectRank)).toEqual(plain.groups.map(({ effectRank }) => effectRank));
        const apart = groups
          .map(inexactOf)
          .flatMap((values, at) =>
            values.map((value, index) => Math.abs(value - (plain.groups.map(inexactOf)[at]?.[index] ?? Number.NaN))),
          );
        expect(Math.max(...apart)).toBeLessThan(1e-7);
      }),
      { seed: 13, numRuns: 100 },
    );
  });

  it('of 3,000 groups holds together', () => {
    const sample = drawSample({ groups: 3000, sizes: [2, 31], between: 4.5, within: 11, seed: 14 });
    const { model, groups, all } = only(analyse(sessionOf(sample)));
    expect(model?.slope).toBeCloseTo(0.56, 1);
    expect(Math.sqrt(model?.varGroup ?? 0)).toBeCloseTo(4.5, 0);
    expect(groups).toHaveLength(3000);
    expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(all.n);
    expect(groups.reduce((total, { sum }) => total + sum, 0)).toBe(all.sum);
    expect(groups.reduce((sum, { pLast2 }) => sum + (pLast2 ?? 0), 0)).toBeCloseTo(2, 9);
    for (const { effect, lo, hi, rankLo, rankHi, pLast2, effectRank } of groups) {
      if (effect === null) continue;
      expect([effect, lo, hi, pLast2].every(Number.isFinite)).toBe(true);
      expect(rankLo).toBeGreaterThanOrEqual(1);
      expect(rankHi).toBeLessThanOrEqual(3000);
      expect((rankHi ?? 0) - (rankLo ?? 0)).toBeGreaterThan(1);
      expect(effectRank).toBeGreaterThanOrEqual(1);
    }
  });

  it('refuses columns that do not fit', () => {
    const rows = { group: Int32Array.of(0, 1), marks: Int32Array.of(1) };
    const session = { groups: ['1', '2'], smallGroup: 10 };
    const subject = { subject: '语文', fullMark: 10_000, thresholds };
    expect(() => analyse({ ...session, subjects: [{ ...subject, rows }] })).toThrow('语文 has 2 pupils, 1 marks');
    const far = { group: Int32Array.of(2), marks: Int32Array.of(1) };
    expect(() => analyse({ ...session, subjects: [{ ...subject, rows: far }] })).toThrow('语文 names group 2');
  });
});
