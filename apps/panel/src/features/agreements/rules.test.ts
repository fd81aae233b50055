import { expect, it } from 'vitest';
import type { Translate } from '../../i18n/useT.ts';
import { formulaOf, rulesOf } from './rules.ts';

const t: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');

it('says weights, lines of each subject and who is compared', () => {
  const frozen = {
    versionNo: 3,
    contentHash: 'ab12',
    composite: { mean: 0.4, pass: 0.3, excellent: 0.2, notLow: 0.1 },
    compared: ['East', 'West'],
    subjects: [
      {
        subject: 'Maths',
        fullMark: 12000,
        weight: '1.0000',
        thresholds: { pass: '60.00', excellent: '80', low: '40' },
      },
    ],
  };
  const facts = rulesOf(frozen, t).map(({ value }) => value);
  expect(facts[0]).toContain('0.4 0.3 0.2 0.1');
  expect(facts[1]).toContain('Maths 120 1 60 80 40');
  expect(facts[2]).toContain('East');
  expect(facts[3]).toBe('ab12');
});

it.each([null, 'x', 7, []])('of %j it says nothing', (frozen) => expect(rulesOf(frozen, t)).toEqual([]));

it('says a composite as a sum that comes to what was found', () => {
  const parts = [
    { indicator: 'meanScore', title: 'Mean', percent: '72.8472' },
    { indicator: 'passRate', title: 'Pass', percent: '91.6667' },
    { indicator: 'excellentRate', title: 'Excellent', percent: '13.8889' },
    { indicator: 'lowRate', title: 'Low', percent: '0' },
  ];
  const target = { found: '69.4166666667', value: '72', parts };
  const frozen = { composite: { mean: 40, pass: 30, excellent: 20, notLow: 10 } };
  expect(formulaOf(target, frozen, t)).toBe(
    'agreements.ruleComposite = agreements.term 0.4 Mean 72.85 + agreements.term 0.3 Pass 91.67 + agreements.term 0.2 Excellent 13.89 + agreements.termLess 0.1 Low 0.00 = 69.42',
  );
  expect(formulaOf(target, {}, t)).toBeNull();
  expect(formulaOf({ ...target, parts: [] }, frozen, t)).toBeNull();
  expect(formulaOf({ ...target, found: null }, frozen, t)).toBeNull();
});
