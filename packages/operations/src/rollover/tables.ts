import { sql } from 'kysely';

/** Tables in which a rollover makes or changes rows, those that refer to others first; each with its key beside the town. */
const keys: Readonly<Record<string, readonly string[]>> = {
  class_succession: ['starts_on', 'from_id'],
  agreement_template: ['plan_year_id', 'party'],
  teaching: ['id'],
  post: ['id'],
  unit: ['id'],
  setting: ['plan_year_id', 'key'],
  school_month: ['term_id', 'month'],
  term: ['id'],
  calendar_day: ['day'],
  plan_year: ['id'],
};

/** The tables in the order in which rows are taken out of them. */
export const tablesInOrder: readonly string[] = Object.keys(keys);

/** The condition that two rows of a table are the same one. */
export const keysOf = (table: string, one: string, other: string) =>
  sql.join(
    (keys[table] ?? []).map((key) => sql`${sql.ref(`${one}.${key}`)} = ${sql.ref(`${other}.${key}`)}`),
    sql` and `,
  );
