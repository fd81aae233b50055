const millisecondsPerDay = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day `count` days after `day`; days are YYYY-MM-DD. */
export const addDays = (day: string, count: number): string =>
  new Date(utc(day) + count * millisecondsPerDay).toISOString().slice(0, 10);

/** Day of the week, Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => new Date(utc(day)).getUTCDay() || 7;

const pad = (value: number): string => String(value).padStart(2, '0');

/** Day and time of an instant as the clock at the town showed it, if the instant names its offset. */
export const partsOf = (instant: string): { day: string; time: string } => {
  const written = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[^Z]*[+-]\d\d:?\d\d$/.exec(instant);
  if (written?.[1] && written[2] && !/[+-]00:?00$/.test(instant)) return { day: written[1], time: written[2] };
  const at = new Date(instant);
  return {
    day: `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`,
    time: `${pad(at.getHours())}:${pad(at.getMinutes())}`,
  };
};
