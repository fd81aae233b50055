import { sqlOf, type Transaction } from '@plumbline/database';
import {
  addDays,
  type DayKind,
  mondayOf,
  noteOfDay,
  planYearOfDay,
  proposedYear,
  settingKeys,
  settings,
  specialDaysOf,
} from '@plumbline/rules';

/** A town's calendar as data: plan years with terms, and the days that differ from the plain week. */
export interface Calendar {
  readonly planYears: readonly {
    readonly title: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly terms: readonly {
      readonly title: string;
      readonly startsOn: string;
      readonly endsOn: string;
      readonly notes?: Readonly<Record<number, string>>;
    }[];
  }[];
  readonly days: readonly { readonly day: string; readonly kind: DayKind; readonly note?: string }[];
}

/** School months 学月 of a term: four weeks each, the last one to the term's end. */
export const schoolMonths = (startsOn: string, endsOn: string) => {
  const months: { month: number; starts_on: string; ends_on: string }[] = [];
  for (let start = mondayOf(startsOn); start <= endsOn; start = addDays(start, 28)) {
    const end = addDays(start, 27);
    months.push({
      month: months.length + 1,
      starts_on: start < startsOn ? startsOn : start,
      ends_on: end > endsOn ? endsOn : end,
    });
  }
  return months;
};

/** Writes plan years with the plan's settings, terms, school months and special days. */
export const writeCalendar = async (tx: Transaction, townId: number, { planYears, days }: Calendar): Promise<void> => {
  for (const year of planYears) {
    const made = await tx.first(
      sqlOf
        .insertInto('plan_year')
        .values({ town_id: townId, title: year.title, starts_on: year.startsOn, ends_on: year.endsOn })
        .returning('id'),
    );
    if (made === undefined) throw new Error('The plan year was not inserted.');
    await tx.run(
      sqlOf.insertInto('setting').values(
        settingKeys.map((key) => ({
          town_id: townId,
          plan_year_id: made.id,
          key,
          value: settings[key].default,
          clause: settings[key].clause,
        })),
      ),
    );
    for (const { title, startsOn, endsOn, notes = {} } of year.terms) {
      const term = await tx.first(
        sqlOf
          .insertInto('term')
          .values({ town_id: townId, plan_year_id: made.id, title, starts_on: startsOn, ends_on: endsOn })
          .returning('id'),
      );
      if (term === undefined) throw new Error('The term was not inserted.');
      await tx.run(
        sqlOf
          .insertInto('school_month')
          .values(schoolMonths(startsOn, endsOn).map((month) => ({ town_id: townId, term_id: term.id, ...month }))),
      );
      const noted = Object.entries(notes).map(([week, note]) => ({
        town_id: townId,
        term_id: term.id,
        week: Number(week),
        note,
      }));
      if (noted.length > 0) await tx.run(sqlOf.insertInto('term_note').values(noted));
    }
  }
  if (days.length > 0) {
    await tx.run(
      sqlOf
        .insertInto('calendar_day')
        .values(days.map(({ day, kind, note = null }) => ({ town_id: townId, day, kind, note })))
        .onConflict((conflict) => conflict.doNothing()),
    );
  }
};

/**
 * The calendar that a new town begins with: the plan year of a day and the one before, with public holidays as far as
 * the State Council's notices are known, else provisional. Special days go on for one more year, so that deadlines may
 * be reckoned beyond the summer. The town changes what differs.
 * @param today local day of the town
 */
export const nationalCalendar = (today: string): Calendar => {
  const year = planYearOfDay(today);
  const years = [year - 1, year, year + 1].map(proposedYear);
  return {
    planYears: years.slice(0, 2).map(({ title, startsOn, endsOn, terms }) => ({
      title,
      startsOn,
      endsOn,
      terms: terms.map((term) => ({ title: `${title}${term.name}`, startsOn: term.startsOn, endsOn: term.endsOn })),
    })),
    days: specialDaysOf(years).map((special) => ({ day: special.day, kind: special.kind, note: noteOfDay(special) })),
  };
};
