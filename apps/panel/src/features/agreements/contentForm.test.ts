import { describe, expect, it } from 'vitest';
import type { Content } from './content.ts';
import { asDecimal, contentFrom, faultsOf, moved, sentContent } from './contentForm.ts';

const content: Content = {
  targets: [
    { indicator: 'composite', comparison: 'AT_LEAST', value: '71.00', mandatory: true },
    { indicator: 'lowRate', comparison: 'AT_MOST', value: '7.0', mandatory: false },
  ],
  clauses: [{ title: 'Support', text: 'Two mentors.' }],
};
const withValue = (value: string): Content => ({
  ...content,
  targets: content.targets.slice(0, 1).map((one) => ({ ...one, value })),
});

describe('a content that is typed', () => {
  it('may be sent as it is', () => expect(faultsOf(content)).toEqual([]));

  it('takes digits of full width and a sign of percent', () => {
    expect(asDecimal('８７．５％')).toBe('87.5');
    expect(faultsOf(withValue(' ８７．５％ '))).toEqual([]);
    expect(sentContent(withValue(' ８７．５％ ')).targets[0]?.value).toBe('87.5');
  });

  it.each(['', 'about 70', '-3', '7,5', '71.23456', '1e3'])('a value of “%s” stands in the way', (value) =>
    expect(faultsOf(withValue(value))).toEqual([{ at: 'target-0', fault: 'value' }]),
  );

  it('takes the same indicator once only on each side', () => {
    expect(faultsOf({ ...content, targets: [...content.targets, ...content.targets.slice(0, 1)] })).toEqual([
      { at: 'target-2', fault: 'twice' },
    ]);
  });

  it('needs a target, a title and a text', () => {
    expect(faultsOf({ targets: [], clauses: [] })).toEqual([{ at: 'targets', fault: 'none' }]);
    expect(faultsOf({ ...content, clauses: [{ title: ' ', text: 'x' }] })).toEqual([
      { at: 'clause-0', fault: 'title' },
    ]);
    expect(faultsOf({ ...content, clauses: [{ title: 'x', text: ' ' }] })).toEqual([{ at: 'clause-0', fault: 'text' }]);
  });
});

it('a clause moves by one, and at an edge not at all', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

describe('a draft', () => {
  it('gives back what was typed', () =>
    expect(contentFrom(JSON.stringify(withValue('7')), content)).toEqual(withValue('7')));
  it.each([undefined, 'no JSON', '{}', 'null'])('of “%s” begins with the version on the table', (draft) =>
    expect(contentFrom(draft, content)).toBe(content),
  );
});
