import { describe, expect, it } from 'vitest';
import { addMonths, daysOf, isMonth, schoolWeekOf, weeksOf } from './month.ts';

describe('months', () => {
  it('follow one another over a year’s end', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-11', 14)).toBe('2028-01');
  });

  it('end on their last day, leap years too', () => {
    expect(daysOf('2026-02')).toEqual({ first: '2026-02-01', last: '2026-02-28' });
    expect(daysOf('2028-02').last).toBe('2028-02-29');
  });

  it('are laid out in whole weeks from Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('are told from other texts', () => {
    expect(isMonth('2026-11')).toBe(true);
    expect(['2026-13', '2026-1', null, 'x'].some(isMonth)).toBe(false);
  });

  it('know the school weeks of their term', () => {
    const term = { startsOn: '2026-09-01', endsOn: '2027-01-22' };
    expect(schoolWeekOf('2026-08-31', term)).toBe(1);
    expect(schoolWeekOf('2026-09-07', term)).toBe(2);
    expect(schoolWeekOf('2027-01-25', term)).toBe(null);
    expect(schoolWeekOf('2026-09-07', null)).toBe(null);
  });
});
