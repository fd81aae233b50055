import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  type DayKind,
  daysBetween,
  type Exceptions,
  isWorkingDay,
  localDay,
  mondayOf,
  schoolWeek,
  weekday,
  weeksOf,
  workingDaysLeft,
} from './calendar.ts';

const none: Exceptions = new Map();
/** National day 2026 with its make-up days, and the winter vacation. */
const year: Exceptions = new Map<string, DayKind>([
  ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => [day, 'holiday'] as const),
  ['2026-09-27', 'makeUp'],
  ['2026-10-10', 'makeUp'],
  ...Array.from({ length: 34 }, (_, index) => [addDays('2027-01-21', index), 'vacation'] as const),
]);

const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01', offset));
/** Calendars of a real town: holidays and make-up days scattered, and at most two months of vacation in a row. */
const calendars: fc.Arbitrary<Exceptions> = fc
  .tuple(
    fc.array(fc.tuple(days, fc.constantFrom<DayKind>('holiday', 'makeUp')), { maxLength: 60 }),
    fc.array(fc.tuple(days, fc.integer({ min: 1, max: 60 })), { maxLength: 3 }),
  )
  .map(([single, vacations]) => {
    const ranges = vacations.flatMap(([start, length]) =>
      Array.from({ length }, (_, index) => [addDays(start, index), 'vacation'] as const),
    );
    return new Map<string, DayKind>([...ranges, ...single]);
  });
const counts = fc.integer({ min: 1, max: 60 });
const seed = { seed: 7, numRuns: 400 };

describe('a working day', () => {
  it.each([
    ['2026-11-18', true, 'a Wednesday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-10-01', false, 'a holiday'],
    ['2026-09-27', true, 'a Sunday that is worked to make up'],
    ['2026-10-10', true, 'a Saturday that is worked to make up'],
    ['2027-02-01', false, 'a Monday in the vacation'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(day, year)).toBe(expected);
  });
});

describe('a deadline in working days', () => {
  it.each([
    ['2026-11-18', 1, '2026-11-19', 'the next day'],
    ['2026-11-20', 1, '2026-11-23', 'over a weekend'],
    ['2026-11-18', 10, '2026-12-02', 'two weeks'],
    ['2026-09-25', 1, '2026-09-27', 'a make-up Sunday counts'],
    ['2026-09-30', 1, '2026-10-08', 'over the national holiday'],
    ['2026-09-30', 3, '2026-10-10', 'with the make-up Saturday'],
    ['2027-01-19', 3, '2027-02-25', 'stands still in the vacation'],
    ['2026-11-18', 0, '2026-11-18', 'today'],
    ['2026-11-21', 0, '2026-11-23', 'today, or the next working day'],
    ['2026-11-23', -1, '2026-11-20', 'back over a weekend'],
    ['2026-10-08', -1, '2026-09-30', 'back over a holiday'],
  ])('from %s, %i days, is %s: %s', (day, count, due) => {
    expect(addWorkingDays(day, count, year)).toBe(due);
  });

  it('always falls on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), calendars, (day, count, calendar) => {
        expect(isWorkingDay(addWorkingDays(day, count, calendar), calendar)).toBe(true);
      }),
      seed,
    );
  });

  it('is undone by counting the days left', () => {
    fc.assert(
      fc.property(days, counts, calendars, (day, count, calendar) => {
        expect(workingDaysLeft(day, addWorkingDays(day, count, calendar), calendar)).toBe(count);
      }),
      seed,
    );
  });

  it('is undone by counting back from a working day', () => {
    fc.assert(
      fc.property(days, counts, calendars, (day, count, calendar) => {
        const today = addWorkingDays(day, 0, calendar);
        const due = addWorkingDays(today, -count, calendar);
        expect(workingDaysLeft(today, due, calendar)).toBe(-count);
        expect(addWorkingDays(due, count, calendar)).toBe(today);
      }),
      seed,
    );
  });

  it('can be reached in two parts', () => {
    fc.assert(
      fc.property(days, counts, counts, calendars, (day, first, second, calendar) => {
        const inTwo = addWorkingDays(addWorkingDays(day, first, calendar), second, calendar);
        expect(inTwo).toBe(addWorkingDays(day, first + second, calendar));
      }),
      seed,
    );
  });

  it('stands still while a vacation lies before it', () => {
    fc.assert(
      fc.property(days, counts, fc.integer({ min: 1, max: 40 }), (day, count, length) => {
        const vacation = new Map<string, DayKind>(
          Array.from({ length }, (_, index) => [addDays(day, index + 1), 'vacation'] as const),
        );
        expect(addWorkingDays(day, count, vacation)).toBe(addWorkingDays(addDays(day, length), count, none));
      }),
      seed,
    );
  });

  it('comes earlier with a make-up day and later with a holiday', () => {
    fc.assert(
      fc.property(days, counts, days, (day, count, special) => {
        const plain = addWorkingDays(day, count, none);
        expect(addWorkingDays(day, count, new Map([[special, 'makeUp']])) <= plain).toBe(true);
        expect(addWorkingDays(day, count, new Map([[special, 'holiday']])) >= plain).toBe(true);
      }),
      seed,
    );
  });

  it('is refused where the calendar has no working day within two years', () => {
    const always = { get: () => 'vacation' } as unknown as Exceptions;
    expect(() => addWorkingDays('2026-11-18', 1, always)).toThrow(RangeError);
  });
});

describe('the days left', () => {
  it.each([
    ['2026-11-18', '2026-11-18', 0, 'on the day itself nothing is overdue'],
    ['2026-11-18', '2026-11-19', 1, 'tomorrow'],
    ['2026-11-19', '2026-11-18', -1, 'yesterday'],
    ['2026-11-21', '2026-11-20', -1, 'passed, though no working day has gone by'],
    ['2026-11-23', '2026-11-20', -1, 'passed over a weekend'],
    ['2026-11-20', '2026-11-22', 0, 'only a weekend lies between'],
    ['2026-09-30', '2026-10-08', 1, 'over a holiday'],
    ['2027-01-20', '2027-02-24', 1, 'over the vacation'],
  ])('on %s until %s are %i: %s', (today, due, left) => {
    expect(workingDaysLeft(today, due, year)).toBe(left);
  });

  it('are negative exactly when the day has passed', () => {
    fc.assert(
      fc.property(days, days, calendars, (today, due, calendar) => {
        expect(workingDaysLeft(today, due, calendar) < 0).toBe(due < today);
      }),
      seed,
    );
  });
});

describe('plain days', () => {
  it('add and count over months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    fc.assert(
      fc.property(days, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
      seed,
    );
  });

  it('know their weekday and their Monday', () => {
    expect([weekday('2026-11-16'), weekday('2026-11-22')]).toEqual([1, 7]);
    fc.assert(
      fc.property(days, (day) => {
        const monday = mondayOf(day);
        expect([weekday(monday), daysBetween(monday, day)]).toEqual([1, weekday(day) - 1]);
      }),
      seed,
    );
  });
});

describe('the school week', () => {
  const [startsOn, endsOn] = ['2026-09-01', '2027-01-20'];

  it.each([
    ['2026-08-30', null, 'the Sunday before'],
    ['2026-08-31', 1, 'the Monday of the first week'],
    ['2026-09-01', 1, 'the first day'],
    ['2026-09-06', 1, 'the first Sunday'],
    ['2026-09-07', 2, 'the second Monday'],
    ['2026-11-18', 12, 'in November'],
    ['2027-01-20', 21, 'the last day'],
    ['2027-01-21', null, 'after the term'],
  ] as const)('of %s is %s: %s', (day, week, _) => {
    expect(schoolWeek(day, startsOn, endsOn)).toBe(week);
  });

  it('of the last day is the number of weeks, and rises by one each Monday', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 199 }), (start, length, offset) => {
        const end = addDays(start, length);
        expect(schoolWeek(end, start, end)).toBe(weeksOf(start, end));
        const day = addDays(start, Math.min(offset, length - 1));
        const [here, next] = [schoolWeek(day, start, end), schoolWeek(addDays(day, 1), start, end)];
        expect((next ?? 0) - (here ?? 0)).toBe(weekday(addDays(day, 1)) === 1 ? 1 : 0);
      }),
      seed,
    );
  });
});

describe('the local day', () => {
  it.each([
    ['2026-11-17T15:59:59.999Z', 'Asia/Shanghai', '2026-11-17'],
    ['2026-11-17T16:00:00.000Z', 'Asia/Shanghai', '2026-11-18'],
    ['2026-12-31T15:59:59Z', 'Asia/Shanghai', '2026-12-31'],
    ['2026-12-31T16:00:00Z', 'Asia/Shanghai', '2027-01-01'],
    ['2028-02-28T16:00:00Z', 'Asia/Shanghai', '2028-02-29'],
    ['2026-11-17T17:59:59Z', 'Asia/Urumqi', '2026-11-17'],
    ['2026-11-17T18:00:00Z', 'Asia/Urumqi', '2026-11-18'],
    ['2026-11-17T00:00:00Z', 'America/New_York', '2026-11-16'],
  ])('of %s in %s is %s', (at, zone, day) => {
    expect(localDay(new Date(at), zone)).toBe(day);
  });

  it('in China is always that of eight hours later in Greenwich', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }), (time) => {
        expect(localDay(new Date(time), 'Asia/Shanghai')).toBe(
          new Date(time + 8 * 3_600_000).toISOString().slice(0, 10),
        );
      }),
      seed,
    );
  });
});
