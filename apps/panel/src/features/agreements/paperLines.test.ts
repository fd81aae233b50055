import { expect, it } from 'vitest';
import { headingTitle, paperLines } from './paperLines.ts';

const text = [
  '\u8d23\u4efb\u4e66',
  '\u4e00\u3001\u76ee\u6807',
  '1. \u7efc\u5408\u5206\uff1a71.00',
  '',
  '\u4e8c\u3001\u652f\u6301',
  'Two mentors.',
  '\u7efc\u5408\u5206 is explained.',
].join('\n');

it('leaves no word of the text out', () => {
  expect(
    paperLines(text)
      .map((line) => line.text)
      .join(''),
  ).toBe(text.replaceAll('\n', ''));
  expect(paperLines(text).map(({ kind }) => kind)).toEqual(['title', 'heading', 'words', 'heading', 'words', 'words']);
});

it('marks changed targets in their line and clauses at their heading', () => {
  const marked = paperLines(text, [
    { part: 'TARGET', change: 'CHANGED', title: '\u7efc\u5408\u5206' },
    { part: 'CLAUSE', change: 'ADDED', title: '\u652f\u6301' },
  ]);
  expect(marked.map(({ changed }) => changed)).toEqual([null, null, 'CHANGED', 'ADDED', null, null]);
});

it('a heading without its numeral', () => expect(headingTitle('\u5341\u4e00\u3001\u652f\u6301')).toBe('\u652f\u6301'));
