import { describe, expect, it } from 'vitest';
import { placeOf } from './router.ts';
import { caseNumberIn } from './scan.ts';

const number = '整改〔2026〕17';
const coded = encodeURIComponent(number);

describe('the code on a notice', () => {
  it.each([
    `http://10.0.0.5:4000/m/#/cases/${coded}`,
    `https://plumbline.example.org/m/#/cases/${number}`,
    `http://plumbline.school/cases/${coded}`,
    `http://plumbline.school/#/cases/${coded}?step=accept`,
    `http://plumbline.school/m/cases/${coded}`,
  ])('names its case under whatever address: %s', (text) => {
    expect(caseNumberIn(text)).toBe(number);
  });

  it.each([
    '',
    'hello',
    'javascript:alert(1)//cases/1',
    'https://example.org/',
    'https://example.org/people/1',
    number,
  ])('that is another one names none: %j', (text) => {
    expect(caseNumberIn(text)).toBeNull();
  });
});

it('a broken address is a place all the same', () => {
  expect(placeOf('#/cases/%E6%9').parts).toEqual(['cases', '%E6%9']);
  expect(placeOf('').parts).toEqual([]);
});
