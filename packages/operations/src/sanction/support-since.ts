import { sqlOf } from '@plumbline/database';
import { sql } from 'kysely';
import type { Reader } from '../agreement/figures.ts';
import type { TownFacts } from '../town/facts.ts';

/** First day of the plan year before the missed one: help given since counts as given first (I3, Q8). */
export const supportSince = (town: TownFacts, missedYearId: number): string => {
  const place = town.planYears.findIndex(({ id }) => id === missedYearId);
  const year = town.planYears[Math.max(0, place - 1)];
  if (year === undefined) throw new Error(`Town ${town.code} has no plan year ${missedYearId}.`);
  return year.startsOn;
};

/** Counts the entries of the register of help for a person that began or went on since a day. */
export const countSupports = async (
  reader: Reader,
  townId: number,
  personId: number,
  since: string,
): Promise<number> => {
  const [row] = await reader.run(
    sqlOf
      .selectFrom('support')
      .where('town_id', '=', townId)
      .where('person_id', '=', personId)
      .where(sql<boolean>`coalesce(ended_on, until_on, 'infinity'::date) >= ${since}::date`)
      .select(({ fn }) => fn.countAll<number>().as('count')),
  );
  return Number(row?.count ?? 0);
};
