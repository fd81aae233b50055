import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../shared/calendarDay.ts';
import { termDays } from './termDays.ts';

/** November 2026; one Saturday is made up. */
const calendar = Array.from({ length: 30 }, (_, index) => {
  const day = addDays('2026-11-01', index);
  return { day, working: weekdayOf(day) < 6 || day === '2026-11-28' };
});
const term = (today: string, received = '2026-11-20', until = '2026-11-27') =>
  termDays(calendar, { received, until, today });

describe('the days of a defence', () => {
  it('count working days from the day after receipt to the last day', () => {
    expect(term('2026-11-24').days).toEqual([
      { day: '2026-11-23', when: 'past', last: false },
      { day: '2026-11-24', when: 'today', last: false },
      { day: '2026-11-25', when: 'ahead', last: false },
      { day: '2026-11-26', when: 'ahead', last: false },
      { day: '2026-11-27', when: 'ahead', last: true },
    ]);
  });

  it('count a made-up Saturday', () => {
    const { days } = term('2026-11-24', '2026-11-26', '2026-11-30');
    expect(days.map(({ day }) => day)).toEqual(['2026-11-27', '2026-11-28', '2026-11-30']);
  });

  it.each([
    ['2026-11-23', 1, 0],
    ['2026-11-24', 2, 1],
    ['2026-11-27', 5, 4],
    ['2026-11-21', null, 0],
    ['2026-11-29', null, 5],
    ['2026-11-20', null, 0],
  ])('on %s today is day %s and %s have passed', (today, nth, passed) => {
    expect(term(today)).toMatchObject({ nth, passed });
  });

  it('are none while the calendar is not known', () => {
    expect(termDays([], { received: '2026-11-20', until: '2026-11-27', today: '2026-11-24' })).toEqual({
      days: [],
      nth: null,
      passed: 0,
    });
  });
});
