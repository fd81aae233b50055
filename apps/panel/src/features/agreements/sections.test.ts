import { expect, it } from 'vitest';
import { consequencesIn, sectionsOf } from './sections.ts';

const missed = '\u6ca1\u6709\u5b8c\u6210\u65f6';
const text = ['Title', '', 'Parties', `\u4e00\u3001\u76ee\u6807`, '1. a', `\u4e8c\u3001${missed}`, 'b', 'c'].join('\n');

it('a text has its sections with their lines; what stands before the first belongs to none', () =>
  expect(sectionsOf(text)).toEqual([
    { heading: '\u76ee\u6807', lines: ['1. a'] },
    { heading: missed, lines: ['b', 'c'] },
  ]));

it('what follows when targets are missed is said in the text\u2019s own words', () =>
  expect(consequencesIn(text)).toEqual([{ heading: missed, lines: ['b', 'c'] }]));
