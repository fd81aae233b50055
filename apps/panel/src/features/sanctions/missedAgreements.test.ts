import { expect, it } from 'vitest';
import { isMissed } from './missedAgreements.ts';

it.each([
  [['MISSED'], true],
  [['MISSED', 'MET'], false],
  [['NOT_EVALUATED', 'MISSED'], true],
  [[], false],
])('of %j the latest evaluation counts', (outcomes, missed) => {
  const evaluations = outcomes.map((outcome, index) => ({ no: index + 1, outcome }));
  expect(isMissed(evaluations)).toBe(missed);
  expect(isMissed([...evaluations].reverse())).toBe(missed);
});
