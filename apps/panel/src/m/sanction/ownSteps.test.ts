import { expect, it } from 'vitest';
import { ownStep } from './ownSteps.ts';

const steps = (...names: string[]) => ({ availableSteps: names.map((name) => ({ name, fields: ['a'] })) });

it.each([
  [[], null],
  [['giveOpinion'], null],
  [['confirmReceipt'], 'confirmReceipt'],
  [['giveOpinion', 'submitDefence'], 'submitDefence'],
  [['appeal', 'requestReview'], 'requestReview'],
  [['appeal'], 'appeal'],
])('of %j the person concerned takes %s', (names, expected) => {
  expect(ownStep(steps(...names))?.name ?? null).toBe(expected);
});
