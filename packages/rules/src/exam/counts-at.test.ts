import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/calendar.ts';
import { countsAt, type Enrolment } from './counts-at.ts';

/** A term of 140 days. */
const term = { termFrom: '2026-09-01', termTo: '2027-01-18', examOn: '2027-01-12' };
const at = (...enrolments: Enrolment<string>[]) => countsAt({ ...term, enrolments });

describe('a result of somebody', () => {
  it('who was there all the term counts there', () => {
    expect(at({ unit: '东片', from: '2024-09-01', to: null })).toEqual({
      termDays: 140,
      counts: [{ unit: '东片', days: 140 }],
      excluded: [],
    });
  });

  it('who came with half of the term left counts, a day later does not', () => {
    const came = (from: string) =>
      at({ unit: '西片', from: '2020-09-01', to: addDays(from, -1) }, { unit: '东片', from, to: null });
    expect(came('2026-11-10')).toMatchObject({
      counts: [{ unit: '东片', days: 70 }],
      excluded: [{ unit: '西片', days: 70, why: 'notThereOnTheDay' }],
    });
    expect(came('2026-11-11')).toMatchObject({
      counts: [],
      excluded: [
        { unit: '西片', days: 71, why: 'notThereOnTheDay' },
        { unit: '东片', days: 69, why: 'tooShort' },
      ],
    });
  });

  it('who left before the day counts nowhere, who left on it counts', () => {
    expect(at({ unit: '东片', from: '2020-09-01', to: '2027-01-11' }).excluded).toEqual([
      { unit: '东片', days: 133, why: 'notThereOnTheDay' },
    ]);
    expect(at({ unit: '东片', from: '2020-09-01', to: '2027-01-12' }).counts).toEqual([{ unit: '东片', days: 134 }]);
  });

  it('who went and came back has both stays added up, each day once', () => {
    const found = at(
      { unit: '东片', from: '2026-09-01', to: '2026-10-05' },
      { unit: '东片', from: '2026-10-01', to: '2026-10-10' },
      { unit: '东片', from: '2026-10-02', to: '2026-10-03' },
      { unit: '西片', from: '2026-10-11', to: '2026-11-30' },
      { unit: '东片', from: '2026-12-01', to: null },
    );
    expect(found.counts).toEqual([{ unit: '东片', days: 40 + 49 }]);
    expect(found.excluded).toEqual([{ unit: '西片', days: 51, why: 'notThereOnTheDay' }]);
  });

  it('with two appointments counts in both', () => {
    const found = at({ unit: '东片', from: '2020-09-01', to: null }, { unit: '西片', from: '2020-09-01', to: null });
    expect(found.counts.map(({ unit }) => unit)).toEqual(['东片', '西片']);
  });

  it('who was elsewhere in other years only is not listed', () => {
    expect(at({ unit: '西片', from: '2020-09-01', to: '2021-01-01' })).toMatchObject({ counts: [], excluded: [] });
  });

  it('follows the share that the plan year asks for', () => {
    const enrolments = [{ unit: '东片', from: '2026-12-08', to: null }];
    expect(countsAt({ ...term, enrolments, halfPercent: 30 }).counts).toEqual([{ unit: '东片', days: 42 }]);
    expect(countsAt({ ...term, enrolments, halfPercent: 31 }).counts).toEqual([]);
  });

  it('counts in at most one of units that follow one another', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, fc.array(fc.constantFrom('东片', '西片', '南片'), { minLength: 6 }), (lengths, units) => {
        let from = '2026-08-20';
        const enrolments = lengths.map((length, index) => {
          const stay = { unit: units[index] ?? '', from, to: addDays(from, length - 1) };
          from = addDays(from, length);
          return stay;
        });
        const { counts, excluded, termDays } = countsAt({ ...term, enrolments });
        expect(counts.length).toBeLessThanOrEqual(1);
        const days = [...counts, ...excluded].reduce((sum, stay) => sum + stay.days, 0);
        expect(days).toBeLessThanOrEqual(termDays);
        for (const stay of counts) expect(2 * stay.days).toBeGreaterThanOrEqual(termDays);
      }),
    );
  });

  it('cannot be placed in a term that ends before it begins', () => {
    expect(() =>
      countsAt({ enrolments: [], examOn: '2026-09-01', termFrom: '2026-09-02', termTo: '2026-09-01' }),
    ).toThrow('ends on 2026-09-01');
  });
});
