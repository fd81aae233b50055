import { describe, expect, it } from 'vitest';
import { changesOf, groupsOf, problemsBySetting } from './changes.ts';

const settings = [
  { key: 'sanction.ruleA', value: 0, default: 0 },
  { key: 'sanction.defenceDays', value: 7, default: 5 },
  { key: 'exam.passPercent', value: 60, default: 60 },
];

describe('what is sent of the settings', () => {
  it('is what differs from what holds', () => {
    expect(changesOf(settings, {})).toEqual([]);
    expect(changesOf(settings, { 'sanction.ruleA': '1', 'exam.passPercent': ' 60 ' })).toEqual([
      { key: 'sanction.ruleA', value: '1' },
    ]);
  });

  it('is none where the plan’s own value is typed again', () => {
    expect(changesOf(settings, { 'sanction.defenceDays': '5' })).toEqual([
      { key: 'sanction.defenceDays', value: null },
    ]);
  });
});

it('settings stand under the part of the plan that they belong to, in their order', () => {
  expect(groupsOf(settings).map(({ group, settings: own }) => [group, own.length])).toEqual([
    ['sanction', 2],
    ['exam', 1],
  ]);
});

it('a problem stands at its setting, others above', () => {
  const problems = [
    { message: 'too much', path: ['input', 'values', '1', 'value'] },
    { message: 'no such year', path: ['input', 'planYear'] },
    { message: 'no', path: null },
  ];
  expect(problemsBySetting(problems, [{ key: 'a' }, { key: 'b' }])).toEqual({
    fields: { b: 'too much' },
    others: ['no such year', 'no'],
  });
});
