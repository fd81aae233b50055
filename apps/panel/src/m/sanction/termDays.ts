/** A working day of a term, seen from today. */
export type TermDay = { readonly day: string; readonly when: 'past' | 'today' | 'ahead'; readonly last: boolean };

/** The working days of a term, the place of today among them, and how many have passed. */
export type Term = {
  readonly days: readonly TermDay[];
  /** From 1; null where today is none of them: a day off, or before or after the term. */
  readonly nth: number | null;
  readonly passed: number;
};

/**
 * The working days from the day after `received` to `until`: the day of receipt does not count.
 * @param calendar the town's days, each working or not
 */
export const termDays = (
  calendar: readonly { readonly day: string; readonly working: boolean }[],
  { received, until, today }: { received: string; until: string; today: string },
): Term => {
  const working = calendar
    .filter(({ day, working: works }) => works && day > received && day <= until)
    .map(({ day }) => day)
    .sort();
  const nth = working.indexOf(today) + 1;
  return {
    days: working.map((day) => ({
      day,
      when: day < today ? 'past' : day === today ? 'today' : 'ahead',
      last: day === until,
    })),
    nth: nth > 0 ? nth : null,
    passed: working.filter((day) => day < today).length,
  };
};
