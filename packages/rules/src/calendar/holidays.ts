import { addDays, weekday } from './calendar.ts';
import { lunarDay } from './lunar.ts';

/** A public holiday or a make-up day of the State Council's yearly notice. */
export interface HolidayDay {
  readonly day: string;
  readonly kind: 'holiday' | 'makeUp';
  readonly title: string;
  /** True until the State Council's notice for the year is out; then the make-up days are known too. */
  readonly provisional: boolean;
}

interface Range {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly makeUp?: readonly string[];
}

/** 国办发明电〔2024〕12号 and 国办发明电〔2025〕7号. */
const published: Readonly<Record<number, readonly Range[]>> = {
  2025: [
    { title: '元旦', from: '2025-01-01', to: '2025-01-01' },
    { title: '春节', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
    { title: '清明节', from: '2025-04-04', to: '2025-04-06' },
    { title: '劳动节', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
    { title: '端午节', from: '2025-05-31', to: '2025-06-02' },
    { title: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },
  ],
  2026: [
    { title: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
    { title: '春节', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
    { title: '清明节', from: '2026-04-04', to: '2026-04-06' },
    { title: '劳动节', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
    { title: '端午节', from: '2026-06-19', to: '2026-06-21' },
    { title: '中秋节', from: '2026-09-25', to: '2026-09-27' },
    { title: '国庆节', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
  ],
};

/** 清明 by the usual formula, right for every year from 2000 to 2099. */
const qingming = (year: number): string => {
  const short = year % 100;
  return `${year}-04-${String(Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)).padStart(2, '0')}`;
};

/** One statutory day with the weekend that touches it, as the notices of past years did. */
const longWeekend = (title: string, day: string): Range => {
  const at = weekday(day);
  if (at === 1) return { title, from: addDays(day, -2), to: day };
  if (at === 5) return { title, from: day, to: addDays(day, 2) };
  if (at === 6) return { title, from: day, to: addDays(day, 2) };
  if (at === 7) return { title, from: addDays(day, -1), to: addDays(day, 1) };
  return { title, from: day, to: day };
};

const provisionalRanges = (year: number): readonly Range[] => {
  const newYear = lunarDay(year, 1, 1);
  return [
    longWeekend('元旦', `${year}-01-01`),
    { title: '春节', from: addDays(newYear, -1), to: addDays(newYear, 6) },
    longWeekend('清明节', qingming(year)),
    { title: '劳动节', from: `${year}-05-01`, to: `${year}-05-05` },
    longWeekend('端午节', lunarDay(year, 5, 5)),
    longWeekend('中秋节', lunarDay(year, 8, 15)),
    { title: '国庆节', from: `${year}-10-01`, to: `${year}-10-07` },
  ];
};

const daysOf = (range: Range, provisional: boolean): HolidayDay[] => {
  const days: HolidayDay[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1))
    days.push({ day, kind: 'holiday', title: range.title, provisional });
  for (const day of range.makeUp ?? []) days.push({ day, kind: 'makeUp', title: `${range.title}补班`, provisional });
  return days;
};

/** Public holidays and make-up days of a calendar year, without doubles; years without a notice are provisional. */
export const holidaysOf = (year: number): readonly HolidayDay[] => {
  const known = published[year];
  const all = (known ?? provisionalRanges(year)).flatMap((range) => daysOf(range, known === undefined));
  return [...new Map(all.reverse().map((day) => [day.day, day])).values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};
