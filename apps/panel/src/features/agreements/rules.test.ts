import { expect, it } from 'vitest';
import type { Translate } from '../../i18n/useT.ts';
import { rulesOf } from './rules.ts';

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
