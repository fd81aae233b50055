import { describe, expect, it } from 'vitest';
import { type Content, type Difference, differencesOf, inShort, targetText, withUnit } from './content.ts';

const words = {
  indicator: (name: string) => ({
    title: name === 'composite' ? 'Composite' : name,
    unit: name === 'composite' ? '' : '%',
  }),
  mandatory: 'must',
  optional: 'may',
};
const before: Content = {
  targets: [
    { indicator: 'composite', comparison: 'AT_LEAST', value: '72.00', mandatory: true },
    { indicator: 'lowRate', comparison: 'AT_MOST', value: '7.0', mandatory: false },
  ],
  clauses: [{ title: 'Support', text: 'Two mentors.' }],
};

describe('a target in words', () => {
  it('says on which side of the value it is reached', () => {
    expect(targetText({ comparison: 'AT_LEAST', value: '71.00' }, '')).toBe('≥ 71.00');
    expect(targetText({ comparison: 'AT_MOST', value: '7.0' }, '%')).toBe('≤ 7.0%');
  });
  it('keeps a unit that is a word apart from the number', () => expect(withUnit('18', 'weeks')).toBe('18 weeks'));
});

describe('what differs between two contents', () => {
  it('is nothing where nothing was changed', () => expect(differencesOf(before, before, words)).toEqual([]));

  it('names each target with its former and its new value', () => {
    const [composite, ...others] = before.targets;
    const after = { ...before, targets: composite ? [{ ...composite, value: '71.00' }, ...others] : [] };
    expect(differencesOf(before, after, words)).toEqual([
      { part: 'TARGET', change: 'CHANGED', title: 'Composite', before: '≥ 72.00', after: '≥ 71.00' },
    ]);
  });

  it('tells that a target need no longer be reached', () => {
    const after = { ...before, targets: before.targets.map((one) => ({ ...one, mandatory: false })) };
    expect(differencesOf(before, after, words)).toMatchObject([{ before: '≥ 72.00 must', after: '≥ 72.00 may' }]);
  });

  it('tells what was added and what was removed', () => {
    const after: Content = {
      targets: before.targets.slice(0, 1),
      clauses: [...before.clauses, { title: 'Help', text: 'Twice a month.' }],
    };
    expect(differencesOf(before, after, words)).toEqual([
      { part: 'TARGET', change: 'REMOVED', title: 'lowRate', before: '≤ 7.0% may', after: null },
      { part: 'CLAUSE', change: 'ADDED', title: 'Help', before: null, after: 'Twice a month.' },
    ]);
  });

  it('keeps two clauses of the same title apart', () => {
    const twice: Content = { ...before, clauses: [...before.clauses, { title: 'Support', text: 'A third one.' }] };
    expect(differencesOf(before, twice, words)).toMatchObject([{ change: 'ADDED', after: 'A third one.' }]);
  });
});

describe('a changed target in short', () => {
  const line = (must: string, value: string) => `Rate(${must})\uff1aat least ${value}%\u30022025 85.7%\u3002`;
  const changed = (was: string | null, is: string | null): Difference => ({
    part: 'TARGET',
    change: 'CHANGED',
    title: 'Rate',
    before: was,
    after: is,
  });

  it('leaves out its name, the years, and what has stayed', () =>
    expect(inShort(changed(line('must', '88'), line('must', '87')))).toEqual({
      before: 'at least 88%',
      after: 'at least 87%',
    }));

  it('keeps whether it must be reached where that has changed', () =>
    expect(inShort(changed(line('must', '88'), line('may', '88')))).toEqual({
      before: '(must)\uff1aat least 88%',
      after: '(may)\uff1aat least 88%',
    }));

  it('of a new one says all', () =>
    expect(inShort(changed(null, line('must', '87')))).toEqual({ before: null, after: '(must)\uff1aat least 87%' }));

  it('leaves a clause as it is', () => {
    const clause: Difference = { part: 'CLAUSE', change: 'CHANGED', title: 'Help', before: 'a\u3002b', after: 'c' };
    expect(inShort(clause)).toEqual({ before: 'a\u3002b', after: 'c' });
  });
});
