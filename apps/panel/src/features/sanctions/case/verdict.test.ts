import { expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

it.each([
  [[], 'sanctions.canTell'],
  [['notSurelyLast'], 'sanctions.cannotTell'],
  [['notSurelyLast', 'includesAverage'], 'sanctions.cannotTell'],
  [['smallGroup', 'includesAverage'], 'sanctions.cannotTellMean'],
  [['INCLUDES_AVERAGE'], 'sanctions.cannotTellMean'],
  [['smallGroup'], 'sanctions.cannotTellFew'],
  [['smallGroup', 'notAvailable'], 'sanctions.cannotTell'],
])('held for %j, a rank is judged in words: %s', (codes, key) => {
  expect(verdictOf(codes)).toBe(key);
});
