import { describe, expect, it } from 'vitest';
import { weekday } from './calendar.ts';
import { noteOfDay, planYearOfDay, proposedYear, readNote, specialDaysOf } from './plan-year.ts';

describe('a plan year as it is proposed', () => {
  it('begins in August, whatever day one asks on', () => {
    expect(['2026-07-31', '2026-08-01', '2027-01-15'].map(planYearOfDay)).toEqual([2025, 2026, 2026]);
  });

  it.each([2024, 2026, 2031, 2040])('of %s has two terms of whole weeks within it, one after the other', (year) => {
    const { startsOn, endsOn, terms } = proposedYear(year);
    const [autumn, spring] = terms;
    expect([autumn, spring].map((term) => weekday(term?.startsOn ?? ''))).toEqual([1, 1]);
    expect([startsOn, autumn?.startsOn, autumn?.endsOn, spring?.startsOn, spring?.endsOn, endsOn]).toEqual(
      [startsOn, autumn?.startsOn, autumn?.endsOn, spring?.startsOn, spring?.endsOn, endsOn].toSorted(),
    );
  });

  it('keeps public holidays within vacations, in order and each day once', () => {
    const days = specialDaysOf([proposedYear(2025), proposedYear(2026)]);
    expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].toSorted());
    expect(days[0]).toMatchObject({ day: '2025-08-01', kind: 'vacation' });
    expect(days.at(-1)?.day).toBe('2027-07-31');
    expect(days.find(({ day }) => day === '2026-02-17')).toMatchObject({ kind: 'holiday', title: '春节' });
  });

  it('says of holidays without a notice that they are provisional, and reads that again', () => {
    const [first] = specialDaysOf([proposedYear(2028)]).filter(({ kind }) => kind === 'holiday');
    expect(first?.provisional).toBe(true);
    expect(readNote(noteOfDay(first ?? { title: '', provisional: false }))).toEqual({
      title: first?.title,
      provisional: true,
    });
    expect(readNote(noteOfDay({ title: '寒假', provisional: false }))).toEqual({ title: '寒假', provisional: false });
  });

  it('is nothing without a year', () => {
    expect(specialDaysOf([])).toEqual([]);
  });
});
