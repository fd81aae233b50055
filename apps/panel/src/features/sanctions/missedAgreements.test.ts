import { expect, it } from 'vitest';
import { missedOf, personOf } from './missedAgreements.ts';

it('only an agreement whose latest evaluation says missed is offered', () => {
  const agreement = (number: string, ...outcomes: string[]) => ({
    id: number,
    number,
    title: '',
    partyB: null,
    evaluations: outcomes.map((outcome, index) => ({ no: index + 1, outcome })),
  });
  expect(
    missedOf([
      agreement('1', 'MISSED'),
      agreement('2', 'MISSED', 'MET'),
      agreement('3', 'NOT_EVALUATED', 'MISSED'),
      agreement('4'),
    ]).map(({ number }) => number),
  ).toEqual(['1', '3']);
  expect(personOf({ partyB: null })).toBeNull();
});
