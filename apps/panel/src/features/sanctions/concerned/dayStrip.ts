import { addDays } from '../../../shared/calendarDay.ts';

/** A working day on which something may be handed in. */
type StripDay = { day: string; place: 'past' | 'today' | 'coming'; last: boolean };

/**
 * The working days from the day after a beginning until a last day.
 * @param after the day from which it is counted, itself not counted
 * @param last the last day
 * @param working the town's working days
 */
export const stripOf = (after: string, last: string, working: ReadonlySet<string>, today: string): StripDay[] => {
  const days: StripDay[] = [];
  for (let day = addDays(after, 1); day <= last; day = addDays(day, 1))
    if (working.has(day) || day === last)
      days.push({ day, place: day < today ? 'past' : day === today ? 'today' : 'coming', last: day === last });
  return days;
};

/** Which working day today is, from 1; 0 before the first one. */
export const todayIn = (days: readonly StripDay[]): number => days.filter(({ place }) => place !== 'coming').length;
