import { expect, it } from 'vitest';
import { optionsFor } from './proposableRules.ts';

it('rule B is proposed by the Party secretary alone', () => {
  const field = { name: 'rule', options: ['A', 'B', 'C', 'D'].map((value) => ({ value, title: value })) };
  const rules = (...roles: string[]) => optionsFor(field, roles).map(({ value }) => value);
  expect(rules('admin')).toEqual(['A', 'C', 'D']);
  expect(rules('partySecretary')).toEqual(['B']);
  expect(rules('groupDeputy', 'partySecretary')).toEqual(['A', 'B', 'C', 'D']);
  expect(rules('teacher')).toEqual([]);
  expect(optionsFor({ ...field, name: 'other' }, [])).toHaveLength(4);
});
