import { addDays, noteOfDay, proposedYear, specialDaysOf, weeksOf } from '@plumbline/rules';
import type { InputFault } from '../record/parse-input.ts';
import type { DayPlan, RolloverChoices, TermPlanned } from './plan-type.ts';
import type { YearState } from './state.ts';

/** The new year's days, terms, holidays and vacations. */
export interface CalendarPlan {
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly terms: readonly TermPlanned[];
  readonly termsKept: boolean;
  readonly days: readonly DayPlan[];
  readonly faults: readonly InputFault[];
}

/** A title for the year after: every year in it is one more. */
const nextTitle = (title: string): string => title.replace(/\d{4}/gu, (year) => String(Number(year) + 1));

const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(day);

/** So many weeks lie between a term and the one a year later that begins on the same weekday. */
const yearInDays = 364;

const proposedTerms = ({ from }: YearState, startsOn: string, title: string): readonly TermPlanned[] => {
  if (from.terms.length !== 2 && from.terms.length > 0)
    return from.terms.map((term) => ({
      title: nextTitle(term.title),
      startsOn: addDays(term.startsOn, yearInDays),
      endsOn: addDays(term.endsOn, yearInDays),
    }));
  return proposedYear(Number(startsOn.slice(0, 4))).terms.map((term, at) => {
    const old = from.terms[at];
    return {
      title: old === undefined ? `${title}${term.name}` : nextTitle(old.title),
      startsOn: term.startsOn,
      endsOn: term.endsOn,
    };
  });
};

const faultsOfYear = (startsOn: string, endsOn: string): InputFault[] =>
  isDay(endsOn) && endsOn > startsOn && endsOn <= addDays(startsOn, 500)
    ? []
    : [
        {
          path: ['endsOn'],
          text: [
            `新学年从 ${startsOn} 开始，止于“${endsOn}”不行；应在其后 500 天以内`,
            `The new year begins on ${startsOn} and cannot end on “${endsOn}”; a day within 500 days was expected`,
          ],
        },
      ];

const faultsOfTerms = (startsOn: string, endsOn: string, terms: readonly TermPlanned[]): InputFault[] =>
  terms.flatMap((term, at): InputFault[] => {
    const path = ['terms', String(at)];
    const before = terms[at - 1];
    if (term.title.trim() === '' || term.title.length > 60)
      return [
        {
          path: [...path, 'title'],
          text: ['请填写学期名称，最多 60 个字', 'A term needs a title of at most 60 characters'],
        },
      ];
    if (!isDay(term.startsOn) || !isDay(term.endsOn) || term.endsOn <= term.startsOn)
      return [
        {
          path: [...path, 'endsOn'],
          text: [
            `${term.title}从 ${term.startsOn} 到 ${term.endsOn}，止日应在起日之后`,
            `${term.title} is from ${term.startsOn} to ${term.endsOn}; its end must come after its beginning`,
          ],
        },
      ];
    if (term.startsOn < startsOn || term.endsOn > endsOn)
      return [
        {
          path: [...path, 'startsOn'],
          text: [
            `${term.title}不在学年（${startsOn} 至 ${endsOn}）之内`,
            `${term.title} does not lie within the year (${startsOn} to ${endsOn})`,
          ],
        },
      ];
    if (before !== undefined && term.startsOn <= before.endsOn)
      return [
        {
          path: [...path, 'startsOn'],
          text: [`${term.title}与${before.title}重叠`, `${term.title} overlaps ${before.title}`],
        },
      ];
    return [];
  });

/**
 * The calendar of the new year: its days and terms as somebody chose, else as the year before and the national calendar
 * suggest; a year that is in the calendar already keeps what it has. Holidays that are not announced yet are provisional.
 */
export const planCalendar = (state: YearState, choices: RolloverChoices): CalendarPlan => {
  const { from, next } = state;
  const startsOn = next?.startsOn ?? addDays(from.endsOn, 1);
  const aYearLater = `${Number(startsOn.slice(0, 4)) + 1}${startsOn.slice(4)}`;
  const endsOn = next?.endsOn ?? choices.endsOn ?? addDays(aYearLater.replace('02-29', '02-28'), -1);
  const told = next?.title ?? choices.title?.trim();
  const title = told || nextTitle(from.title);
  const termsKept = next !== null && next.terms.length > 0;
  const terms = termsKept ? next.terms : (choices.terms ?? proposedTerms(state, startsOn, title));
  const faults = [
    ...(title.length > 60
      ? [{ path: ['title'], text: ['学年名称最多 60 个字', 'The title has at most 60 characters'] as const }]
      : []),
    ...faultsOfYear(startsOn, endsOn),
    ...faultsOfTerms(startsOn, endsOn, terms),
  ];
  const year = Number(startsOn.slice(0, 4));
  const planned = terms.map((term) => ({
    name: '上学期' as const,
    startsOn: term.startsOn,
    endsOn: term.endsOn,
    weeks: weeksOf(term.startsOn, term.endsOn),
  }));
  const days = faults.length > 0 ? [] : specialDaysOf([{ year, title, startsOn, endsOn, terms: planned }]);
  return {
    title,
    startsOn,
    endsOn,
    terms,
    termsKept,
    days: days
      .filter(({ day }) => !state.days.has(day))
      .map((day) => ({ day: day.day, kind: day.kind, note: noteOfDay(day), provisional: day.provisional })),
    faults,
  };
};
