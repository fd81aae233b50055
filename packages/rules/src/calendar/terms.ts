import { addDays, daysBetween, mondayOf, weekday } from './calendar.ts';
import { lunarDay } from './lunar.ts';

/** A term in whole school weeks: it starts on the Monday of week 1 and ends on the Friday of the last one. */
export interface TermPlan {
  readonly name: '上学期' | '下学期';
  readonly startsOn: string;
  readonly endsOn: string;
  readonly weeks: number;
}

const mondayFrom = (day: string): string => (weekday(day) === 1 ? day : addDays(mondayOf(day), 7));

const term = (name: TermPlan['name'], startsOn: string, weeks: number): TermPlan => ({
  name,
  startsOn,
  endsOn: addDays(startsOn, (weeks - 1) * 7 + 4),
  weeks,
});

/**
 * The autumn term of a plan year. Week 1 is the first full week from September 1; an early start makes it 21 weeks.
 * @param planYear the calendar year in which it begins
 */
export const autumnTerm = (planYear: number): TermPlan => {
  const startsOn = mondayFrom(`${planYear}-09-01`);
  return term('上学期', startsOn, daysBetween(`${planYear}-09-01`, startsOn) <= 2 ? 21 : 20);
};

/**
 * The spring term of a plan year: 20 weeks from the first Monday after the Spring Festival's days, not before mid February.
 * @param planYear the calendar year in which the plan year began
 */
export const springTerm = (planYear: number): TermPlan => {
  const festivalOver = addDays(lunarDay(planYear + 1, 1, 1), 13);
  const earliest = `${planYear + 1}-02-16`;
  return term('下学期', mondayFrom(festivalOver > earliest ? festivalOver : earliest), 20);
};
