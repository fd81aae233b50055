import { addDays, type DayKind, mondayOf, weekday } from '@plumbline/rules';
import type { Calendar } from '../town/calendar.ts';

/** First weekday on or after a day. */
const weekdayFrom = (day: string): string => (weekday(day) > 5 ? addDays(mondayOf(day), 7) : day);

/**
 * A plain calendar around a day, for towns of tests: two plan years from 1 August with two terms each, summer and winter
 * vacations, and no holiday, so that days are easily reckoned.
 */
export const plainCalendar = (today: string): Calendar => {
  const first = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 2 : 1);
  const years = [first, first + 1];
  const range = (from: string, to: string, note: string) => {
    const days: { day: string; kind: DayKind; note: string }[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, kind: 'vacation', note });
    return days;
  };
  return {
    planYears: years.map((year) => ({
      title: `${year}—${year + 1}学年`,
      startsOn: `${year}-08-01`,
      endsOn: `${year + 1}-07-31`,
      terms: [
        { title: `${year}—${year + 1}学年上学期`, startsOn: weekdayFrom(`${year}-09-01`), endsOn: `${year + 1}-01-20` },
        {
          title: `${year}—${year + 1}学年下学期`,
          startsOn: weekdayFrom(`${year + 1}-02-24`),
          endsOn: `${year + 1}-07-05`,
        },
      ],
    })),
    days: years.flatMap((year) => [
      ...range(`${year + 1}-01-21`, `${year + 1}-02-23`, '寒假'),
      ...range(`${year + 1}-07-06`, `${year + 1}-08-30`, '暑假'),
    ]),
  };
};
