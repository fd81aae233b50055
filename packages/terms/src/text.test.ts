import { describe, expect, it } from 'vitest';
import { fill, localeOf, say } from './text.ts';

describe('the reader’s language', () => {
  it.each([
    [null, 'zh'],
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['en;q=0.5, zh;q=0.9', 'zh'],
    ['zh;q=0.2,en;q=0.7', 'en'],
    ['en; q=0.9, zh; q=0.1', 'en'],
    ['fr-FR,fr;q=0.9', 'zh'],
    ['fr, en;q=0.5', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=0, zh;q=0.1', 'zh'],
    ['en;q=nonsense, zh', 'zh'],
    ['*', 'zh'],
    [';;;,,=', 'zh'],
  ] as const)('of %j is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale);
  });

  it('decides which of the two is said', () => {
    expect([say(['签收', 'Acknowledge'], 'zh'), say(['签收', 'Acknowledge'], 'en')]).toEqual(['签收', 'Acknowledge']);
  });
});

describe('a text with places', () => {
  it('is filled in both languages, wherever a place stands and however often', () => {
    expect(fill(['{n} 件，共 {n}', 'of {all}: {n}'], { n: 3, all: 9 })).toEqual(['3 件，共 3', 'of 9: 3']);
  });

  it('keeps a place that nothing is given for', () => {
    expect(fill(['{who}', '{who}'], {})).toEqual(['{who}', '{who}']);
  });

  it('takes what is given as it is', () => {
    expect(fill(['{a}', '{a}'], { a: '$& {b} $1', b: 'x' })).toEqual(['$& {b} $1', '$& {b} $1']);
    expect(fill(['{n}', '{n}'], { n: 0 })).toEqual(['0', '0']);
  });

  it('fills no place from what every object has', () => {
    expect(fill(['{toString}', '{constructor}'], {})).toEqual(['{toString}', '{constructor}']);
  });
});
