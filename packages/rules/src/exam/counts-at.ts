import { addDays, daysBetween } from '../calendar/calendar.ts';

/** Where somebody was, from a day to a day, both included; `to` is `null` while it lasts. */
export interface Enrolment<Unit> {
  readonly unit: Unit;
  readonly from: string;
  readonly to: string | null;
}

/** A unit where somebody was in the term, with the days of the term that they were there. */
export interface Stay<Unit> {
  readonly unit: Unit;
  readonly days: number;
}

/** Where a result counts, and where it does not and why. */
export interface CountsAt<Unit> {
  readonly termDays: number;
  readonly counts: readonly Stay<Unit>[];
  readonly excluded: readonly (Stay<Unit> & { readonly why: 'tooShort' | 'notThereOnTheDay' })[];
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Days that several stays cover together, each day once. */
const coveredDays = (stays: readonly { from: string; to: string }[]): number => {
  let [days, until] = [0, ''];
  for (const { from, to } of [...stays].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to <= until) continue;
    days += daysBetween(from <= until ? addDays(until, 1) : from, to) + 1;
    until = to;
  }
  return days;
};

/**
 * Where the result of a pupil or teacher who moved counts (decision table "Mid-year transfer"): where they were on the
 * day of the exam, and for at least half of the term's days; else it is excluded, to be listed. Days are calendar days of
 * the whole term, the first and the last included; stays in the same unit add up. A pupil counts in at most one unit, a
 * teacher with two appointments may count in both.
 * @param halfPercent share of the term asked for, in percent
 * @throws RangeError when the term ends before it begins
 * @example countsAt({ enrolments: [{ unit: 1, from: '2026-09-01', to: null }], examOn: '2027-01-18', termFrom: '2026-09-01', termTo: '2027-01-22' })
 */
export const countsAt = <Unit>({
  enrolments,
  examOn,
  termFrom,
  termTo,
  halfPercent = 50,
}: {
  readonly enrolments: readonly Enrolment<Unit>[];
  readonly examOn: string;
  readonly termFrom: string;
  readonly termTo: string;
  readonly halfPercent?: number;
}): CountsAt<Unit> => {
  if (termTo < termFrom) throw new RangeError(`the term ends on ${termTo}, before it begins on ${termFrom}`);
  const termDays = daysBetween(termFrom, termTo) + 1;
  const units = [...new Set(enrolments.map(({ unit }) => unit))];
  const judged = units.flatMap((unit) => {
    const own = enrolments.filter((each) => each.unit === unit);
    const there = own.some(({ from, to }) => from <= examOn && (to === null || examOn <= to));
    const days = coveredDays(
      own
        .map(({ from, to }) => ({ from: later(from, termFrom), to: earlier(to ?? termTo, termTo) }))
        .filter(({ from, to }) => from <= to),
    );
    if (days === 0 && !there) return [];
    return { unit, days, there, enough: days * 100 >= halfPercent * termDays };
  });
  return {
    termDays,
    counts: judged.filter(({ there, enough }) => there && enough).map(({ unit, days }) => ({ unit, days })),
    excluded: judged
      .filter(({ there, enough }) => !(there && enough))
      .map(({ unit, days, there }) => ({ unit, days, why: there ? 'tooShort' : 'notThereOnTheDay' })),
  };
};
