import { describe, expect, it } from 'vitest';
import { barOf, compareSets, verdictOf, yearsOf } from './comparison.ts';
import type { SimulatedResult, SimulatedSet } from './documents.ts';
import { questionOf, setFaults, shifted, type TargetSet } from './targetSets.ts';

const target = (value: string) =>
  ({
    indicator: 'composite',
    comparison: 'AT_LEAST',
    value,
    mandatory: true,
  }) as TargetSet['targets']['TEACHER'][number];
const set = (campus: string[], teacher: string[] = []): TargetSet => ({
  name: 'one',
  targets: { CAMPUS_HEAD: campus.map(target), TEACHER: teacher.map(target) },
});

describe('a set of targets', () => {
  it.each([
    ['70', 2, '72'],
    ['70.25', -2, '68.25'],
    ['99', 2, '100'],
    ['1', -2, '0'],
    ['\uff17\uff10', 2, '72'],
    ['', 2, ''],
    ['many', 2, 'many'],
  ])('of %s, shifted by %i, is %s', (value, by, expected) => {
    expect(shifted(set([value], [value]), by).targets.CAMPUS_HEAD[0]?.value).toBe(expected);
    expect(shifted(set([value], [value]), by).targets.TEACHER[0]?.value).toBe(expected);
  });

  it('made harder asks for more at least, and for less at most', () => {
    const low = { ...target('8'), indicator: 'lowRate', comparison: 'AT_MOST' as const };
    const both: TargetSet = { name: 'both', targets: { CAMPUS_HEAD: [target('70'), low], TEACHER: [] } };
    const valuesOf = (by: number) => shifted(both, by).targets.CAMPUS_HEAD.map(({ value }) => value);
    expect(valuesOf(2)).toEqual(['72', '6']);
    expect(valuesOf(-2)).toEqual(['68', '10']);
  });

  it('may leave out a kind of party, but not all', () => {
    expect(setFaults(set(['70']))).toEqual({ CAMPUS_HEAD: [], TEACHER: [] });
    expect(setFaults(set([], ['70']))).toEqual({ CAMPUS_HEAD: [], TEACHER: [] });
    expect(setFaults(set([])).CAMPUS_HEAD).toEqual([{ at: 'targets', fault: 'none' }]);
  });

  it('says which value is no number', () => {
    expect(setFaults(set(['70'], ['x'])).TEACHER).toEqual([{ at: 'target-0', fault: 'value' }]);
  });

  it('is sent with plain decimals and without kinds that have no targets', () => {
    const sent = questionOf([set(['\uff17\uff10\uff0e5'])], ['Y1']);
    expect(sent.planYears).toEqual(['Y1']);
    expect(sent.sets[0]?.targets).toEqual([{ party: 'CAMPUS_HEAD', targets: [{ ...target('70.5') }] }]);
  });
});

const result = (id: string, outcome: SimulatedResult['outcome'], party: SimulatedResult['party'] = 'CAMPUS_HEAD') =>
  ({ id, name: id, party, campusName: 'east', outcome, missesByChance: null, targets: [] }) satisfies SimulatedResult;
const simulated = (years: Record<number, SimulatedResult[]>) =>
  ({
    years: Object.entries(years).map(([year, results]) => ({ year: Number(year), title: `y${year}`, results })),
  }) as unknown as SimulatedSet;

describe('two sets side by side', () => {
  const sets = [
    simulated({ 2025: [result('b', 'MET'), result('t', 'MISSED', 'TEACHER')], 2024: [result('b', 'MISSED')] }),
    simulated({ 2024: [result('b', 'MISSED')], 2025: [result('b', 'MISSED'), result('c', 'MET')] }),
  ];

  it('has the years of both, earliest first', () => {
    expect(yearsOf(sets)).toEqual([
      { year: 2024, title: 'y2024' },
      { year: 2025, title: 'y2025' },
    ]);
  });

  it('marks where they do not agree, and puts campuses before teachers', () => {
    const rows = compareSets(sets);
    expect(rows.map(({ name, differs }) => [name, differs])).toEqual([
      ['b', true],
      ['c', true],
      ['t', true],
    ]);
    expect(rows[0]?.cells.map(({ differs }) => differs)).toEqual([false, true]);
    expect(rows[1]?.cells.map(({ results }) => results.map((each) => each?.outcome ?? null))).toEqual([
      [null, null],
      [null, 'MET'],
    ]);
  });

  it('agrees with itself', () => {
    const [one] = sets;
    expect(compareSets([one, one] as SimulatedSet[]).some(({ differs }) => differs)).toBe(false);
  });
});

describe('how much may be chance', () => {
  it.each([
    [10, 9, 'luck'],
    [10, 8, 'luck'],
    [10, 5, 'mixed'],
    [10, 4.9, 'real'],
    [10, null, null],
    [0, 1, null],
  ] as const)('%i found, %s by chance: %s', (found, byChance, verdict) => {
    expect(verdictOf(found, byChance)).toBe(verdict);
  });

  it('draws a bar and its line by the longest', () => {
    expect(barOf(5, 2, 10)).toEqual({ width: 50, mark: 20 });
    expect(barOf(5, 12, 10)).toEqual({ width: 50, mark: 100 });
    expect(barOf(0, null, 0)).toEqual({ width: 0, mark: null });
  });
});
