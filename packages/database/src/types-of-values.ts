import pg from 'pg';

const int8 = 20;
const int8Array = 1016;
const date = 1082;
const textArray: number = 1009;
const dateArray = 1182;

const asIs = (value: string): string => value;

const safeInteger = (value: string): number => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('A bigint of the database is beyond 2^53.');
  return number;
};

const strings = pg.types.getTypeParser(textArray, 'text') as (value: string) => (string | null)[];

const integers = (value: string): (number | null)[] =>
  strings(value).map((item) => (item === null ? null : safeInteger(item)));

const parsers = new Map<number, (value: string) => unknown>([
  [int8, safeInteger],
  [int8Array, integers],
  [date, asIs],
  [dateArray, strings],
]);

/**
 * How values of PostgreSQL arrive in JavaScript: `bigint` as number, `date` as the string `YYYY-MM-DD`
 * (a school day has no time zone), `numeric` as string, `timestamptz` as Date. Every pool uses it.
 */
export const typesOfValues: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format ?? 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
