import { describe, expect, it } from 'vitest';
import { evidenceParts, type Holding } from './evidenceParts.ts';

const bare: Holding = {
  id: 'S1',
  agreement: { evaluationNo: 1 },
  basis: { hash: 'abc' },
  defence: null,
  support: [],
  opinions: [],
  law: [],
  review: null,
};
const names = (holding: Partial<Holding>) => evidenceParts({ ...bare, ...holding }).map(({ name }) => name);
const stampOf = (name: string, holding: Partial<Holding>) =>
  evidenceParts({ ...bare, ...holding }).find((part) => part.name === name)?.stamp;

describe('the evidence to be looked at before a vote', () => {
  it.each<[string, Partial<Holding>, string[]]>([
    ['agreement and computation always', {}, ['agreement', 'computation']],
    ['a defence', { defence: { at: 't', lapsed: false } }, ['agreement', 'computation', 'defence']],
    ['no defence where its time passed', { defence: { at: 't', lapsed: true } }, ['agreement', 'computation']],
    ['help given', { support: [{ id: '1', held: 2, effect: null }] }, ['agreement', 'computation', 'support']],
    ['an opinion only once it was given', { opinions: [{ answeredAt: null }] }, ['agreement', 'computation']],
    [
      'an opinion that was given',
      { opinions: [{ answeredAt: null }, { answeredAt: 't' }] },
      ['agreement', 'computation', 'opinions'],
    ],
    ['what the law objects to', { law: [{ ruleId: 'r' }] }, ['agreement', 'computation', 'law']],
    ['grounds of a review', { review: { at: 't', bySystem: false } }, ['agreement', 'computation', 'review']],
    ['no grounds where the system asked', { review: { at: 't', bySystem: true } }, ['agreement', 'computation']],
  ])('%s', (_, holding, expected) => {
    expect(names(holding)).toEqual(expected);
  });

  it.each<[string, Partial<Holding>, Partial<Holding>]>([
    ['computation', {}, { basis: { hash: 'other' } }],
    ['agreement', {}, { agreement: { evaluationNo: 2 } }],
    ['opinions', { opinions: [{ answeredAt: 't1' }] }, { opinions: [{ answeredAt: 't1' }, { answeredAt: 't2' }] }],
    ['support', { support: [{ id: '1', held: 1, effect: null }] }, { support: [{ id: '1', held: 2, effect: null }] }],
    ['defence', { defence: { at: 't1', lapsed: false } }, { defence: { at: 't2', lapsed: false } }],
  ])('is to be read again when its %s has changed', (name, before, after) => {
    expect(stampOf(name, before)).toBeDefined();
    expect(stampOf(name, before)).not.toBe(stampOf(name, after));
  });
});
