import { isWorkingDay, schoolWeek } from '@plumbline/rules';
import { describe, expect, it } from 'vitest';
import { demoCalendar } from './calendar.ts';

const { planYears, days, exceptions } = demoCalendar('2026-11-24');
const [, present] = planYears;

describe('the calendar', () => {
  it('puts 2026-11-24 into week 12 of the autumn term', () => {
    const autumn = present.terms[0];
    expect(autumn && schoolWeek('2026-11-24', autumn.startsOn, autumn.endsOn)).toBe(12);
  });

  it.each(['2026-11-24', '2028-02-29', '2033-08-01', '2040-06-15'])('has terms of 20 or 21 weeks around %s', (day) => {
    for (const year of demoCalendar(day).planYears)
      for (const { weeks, startsOn } of year.terms) {
        expect([20, 21]).toContain(weeks);
        expect(new Date(startsOn).getUTCDay()).toBe(1);
      }
  });

  it.each([
    ['2025-10-08', false],
    ['2025-10-11', true],
    ['2026-02-14', false],
    ['2026-05-09', true],
    ['2026-09-20', true],
    ['2026-09-25', false],
    ['2026-10-10', true],
    ['2026-08-31', false],
    ['2026-09-01', true],
    ['2026-11-21', false],
  ])('knows whether people work on %s: %s', (day, works) => {
    expect(isWorkingDay(day, exceptions)).toBe(works);
  });

  it('marks the holidays of years without a notice as provisional', () => {
    const spring = days.find(({ day }) => day === '2027-02-06');
    expect(spring).toMatchObject({ kind: 'holiday', title: '春节', provisional: true });
    expect(days.find(({ day }) => day === '2026-02-17')).toMatchObject({ title: '春节', provisional: false });
  });

  it('finds the holidays of the Chinese calendar in later years', () => {
    const later = demoCalendar('2028-10-01').days;
    const firstOf = (title: string, year: string) =>
      later.find((day) => day.title === title && day.day.startsWith(year))?.day;
    expect(firstOf('春节', '2029')).toBe('2029-02-12');
    expect(later.find(({ day }) => day === '2028-05-28')).toMatchObject({ title: '端午节' });
  });
});
