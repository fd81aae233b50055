import { describe, expect, it } from 'vitest';
import { furtherNames, nameInGrade, tellsGrade } from './class-names.ts';

describe('the name of a class in the next grade', () => {
  it.each([
    ['一（1）班', 2, '二（1）班'],
    ['五(2)班', 6, '六(2)班'],
    ['三年级2班', 4, '四年级2班'],
    ['3年级2班', 4, '4年级2班'],
    ['四3班', 5, '五3班'],
    ['201班', 3, '301班'],
    ['初一（4）班', 8, '初二（4）班'],
    ['初2班', 9, '初3班'],
    ['向日葵班', 4, '向日葵班'],
    ['2023级1班', 4, '2023级1班'],
  ])('of %s in grade %i is %s', (name, grade, expected) => {
    expect(nameInGrade(name, grade)).toBe(expected);
  });

  it('stays behind only where it tells the grade', () => {
    expect([tellsGrade('一（1）班', 1), tellsGrade('向日葵班', 3), tellsGrade('一（1）班', 2)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('names of further classes', () => {
  it.each([
    ['一（1）班', ['一（1）班', '一（2）班'], 2, ['一（3）班', '一（4）班']],
    ['101班', ['101班'], 1, ['102班']],
    ['一年级1班', ['一年级1班'], 1, ['一年级2班']],
    [null, [], 2, ['一（1）班', '一（2）班']],
    ['向日葵班', ['向日葵班'], 1, ['一（1）班']],
  ])('after %s are written in the same way', (pattern, taken, count, expected) => {
    expect(furtherNames(1, pattern, taken, count)).toEqual(expected);
  });
});
