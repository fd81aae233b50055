import { describe, expect, it } from 'vitest';
import { addDays, longDay, partsOf, shortDay, weekdayOf } from './days.ts';

describe('days', () => {
  it('are written with their weekday in both languages', () => {
    expect(longDay('2026-11-24', 'zh')).toBe('2026-11-24 周二');
    expect(shortDay('2026-11-29', 'en')).toBe('11-29 Sun');
  });

  it('cross months and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(weekdayOf('2026-11-29')).toBe(7);
  });

  it('show an instant by the clock it names', () => {
    expect(partsOf('2026-11-23T16:12:05+08:00')).toEqual({ day: '2026-11-23', time: '16:12' });
  });
});
