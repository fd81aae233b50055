/** A result of an earlier plan year beside a target; no value where nothing was measured. */
export type LastYear = { planYear: string; value: string | null };
type WithYears = { lastYears: readonly LastYear[] };

/** The plan years that stand beside targets, the earliest first, two at most. */
export const yearsOf = (targets: readonly WithYears[]): string[] => {
  const titles = new Set(targets.flatMap(({ lastYears }) => lastYears.map(({ planYear }) => planYear)));
  return [...titles].sort().slice(-2);
};

/** The word for a plan year after its years, which a column has no room for. */
const suffix = /\u5b66\u5e74$/;
/** A plan year's title as a column's heading: 2025—2026. */
export const shortYear = (title: string): string => title.replace(suffix, '');

/** A result with two decimals at most, for reading beside others; the exact one stands in the text. */
export const shortValue = (value: string): string => {
  const decimals = value.split('.')[1]?.length ?? 0;
  return decimals > 2 ? Number(value).toFixed(2) : value;
};

/** A target's results in the order of the years: null where there is none. */
export const valuesIn = ({ lastYears }: WithYears, years: readonly string[]): (string | null)[] =>
  years.map((year) => lastYears.find(({ planYear }) => planYear === year)?.value ?? null);
