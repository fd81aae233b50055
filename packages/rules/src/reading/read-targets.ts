import type { Target } from '../evaluation/evaluate.ts';
import { type IndicatorKey, indicatorKeys, isIndicator } from '../evaluation/indicators.ts';
import { InputFault } from './input-fault.ts';
import { decimalAt, flagAt, listAt, objectAt } from './read-at.ts';

/** What was found for each indicator, as decimals; one that is left out or `null` has no data. */
export type Results = Readonly<Partial<Record<IndicatorKey, string>>>;

const indicatorList = indicatorKeys.join(', ');

const indicatorAt = (value: unknown, path: string): IndicatorKey => {
  if (typeof value !== 'string' || !isIndicator(value))
    throw new InputFault(path, [`指标之一：${indicatorList}`, `one of the indicators ${indicatorList}`], value);
  return value;
};

const targetAt = (value: unknown, path: string): Target => {
  const { indicator, comparison, value: wanted, mandatory = true } = objectAt(value, path);
  if (comparison !== 'atLeast' && comparison !== 'atMost')
    throw new InputFault(`${path}.comparison`, ['atLeast 或 atMost', 'atLeast or atMost'], comparison);
  return {
    indicator: indicatorAt(indicator, `${path}.indicator`),
    comparison,
    value: decimalAt(wanted, `${path}.value`),
    mandatory: flagAt(mandatory, `${path}.mandatory`),
  };
};

/** Reads targets: one at least. */
export const targetsAt = (value: unknown, path: string): readonly Target[] =>
  listAt(value, path, targetAt, { empty: false });

/** Reads results by indicator. */
export const resultsAt = (value: unknown, path: string): Results =>
  Object.fromEntries(
    Object.entries(objectAt(value, path)).flatMap(([key, found]) => {
      const indicator = indicatorAt(key, `${path}.${key}`);
      return found === null ? [] : [[indicator, decimalAt(found, `${path}.${key}`)]];
    }),
  );
