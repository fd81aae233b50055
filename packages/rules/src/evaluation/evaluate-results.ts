import { decimal } from '../statistics/fraction.ts';
import { type Evaluation, evaluate, type Target } from './evaluate.ts';
import type { IndicatorKey } from './indicators.ts';

/**
 * Evaluates targets from results that are written as decimals; see `evaluate`.
 * @throws RangeError when one is not a decimal
 * @example evaluateResults(targets, { composite: '69.995' }).outcome
 */
export const evaluateResults = (
  targets: readonly Target[],
  results: Readonly<Partial<Record<IndicatorKey, string>>>,
): Evaluation =>
  evaluate(
    targets,
    Object.fromEntries(
      Object.entries(results).flatMap(([key, found]) => (found === undefined ? [] : [[key, decimal(found)]])),
    ),
  );
