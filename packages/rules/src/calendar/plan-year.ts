import { addDays, type DayKind } from './calendar.ts';
import { holidaysOf } from './holidays.ts';
import { autumnTerm, springTerm, type TermPlan } from './terms.ts';

/** A day that differs from the plain week, with the word that stands beside it. */
export interface SpecialDay {
  readonly day: string;
  readonly kind: DayKind;
  readonly title: string;
  /** True of a public holiday for which the State Council's notice of its year is not known. */
  readonly provisional: boolean;
}

/** A plan year 学年 as the national calendar suggests it. */
export interface ProposedYear {
  /** The calendar year in which it begins. */
  readonly year: number;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly terms: readonly TermPlan[];
}

/** The plan year of a day: it begins on August 1. */
export const planYearOfDay = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);

/** The plan year that begins in a calendar year. */
export const proposedYear = (year: number): ProposedYear => ({
  year,
  title: `${year}—${year + 1}学年`,
  startsOn: `${year}-08-01`,
  endsOn: `${year + 1}-07-31`,
  terms: [autumnTerm(year), springTerm(year)],
});

const vacation = (title: string, from: string, to: string): SpecialDay[] => {
  const days: SpecialDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({ day, kind: 'vacation', title, provisional: false });
  return days;
};

/** Vacations between a plan year's terms; staff are back on September 1, in the days of preparation before week 1. */
const vacationsOf = ({ year, startsOn, endsOn, terms: [autumn, spring] }: ProposedYear): SpecialDay[] =>
  autumn === undefined || spring === undefined
    ? []
    : [
        ...vacation('暑假', startsOn, `${year}-08-31`),
        ...vacation('寒假', addDays(autumn.endsOn, 1), addDays(spring.startsOn, -1)),
        ...vacation('暑假', addDays(spring.endsOn, 1), endsOn),
      ];

/**
 * Public holidays, make-up days and vacations of plan years that follow one another, in order: a holiday within a
 * vacation stays a holiday.
 */
export const specialDaysOf = (years: readonly ProposedYear[]): readonly SpecialDay[] => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = new Map<string, SpecialDay>();
  for (let year = first.year; year <= last.year + 1; year += 1)
    for (const holiday of holidaysOf(year)) days.set(holiday.day, holiday);
  for (const day of years.flatMap(vacationsOf)) if (days.get(day.day)?.kind !== 'holiday') days.set(day.day, day);
  return [...days.values()]
    .filter(({ day }) => day >= first.startsOn && day <= last.endsOn)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
};

/** Ends the note of a day that the State Council's notice may still move. */
const provisionalMark = '（暂定）';

/** The note that a calendar keeps of a day; a provisional holiday says so. */
export const noteOfDay = ({ title, provisional }: Pick<SpecialDay, 'title' | 'provisional'>): string =>
  provisional ? `${title}${provisionalMark}` : title;

/** Reads such a note again. */
export const readNote = (note: string): Pick<SpecialDay, 'title' | 'provisional'> =>
  note.endsWith(provisionalMark)
    ? { title: note.slice(0, -provisionalMark.length), provisional: true }
    : { title: note, provisional: false };
