import { describe, expect, it } from 'vitest';
import { placeOf } from './router.ts';
import { linkIn } from './scan.ts';

const number = '整改〔2026〕17';
const coded = encodeURIComponent(number);

describe('the code on a paper', () => {
  it.each([
    `http://10.0.0.5:4000/m/#/cases/${coded}`,
    `https://plumbline.example.org/m/#/cases/${number}`,
    `http://plumbline.school/cases/${coded}`,
    `http://plumbline.school/#/cases/${coded}?step=accept`,
    `http://plumbline.school/m/cases/${coded}`,
  ])('names its record under whatever address: %s', (text) => {
    expect(linkIn(text)).toBe(`#/cases/${coded}`);
  });

  it.each(['cases', 'agreements', 'sanctions'])('opens %s', (page) => {
    expect(linkIn(`http://10.0.0.5:4000/m/#/${page}/${coded}`)).toBe(`#/${page}/${coded}`);
  });

  it.each([
    '',
    'hello',
    'javascript:alert(1)//cases/1',
    'https://example.org/',
    'https://example.org/people/1',
    number,
  ])('that is another one names none: %j', (text) => {
    expect(linkIn(text)).toBeNull();
  });
});

it('a broken address is a place all the same', () => {
  expect(placeOf('#/cases/%E6%9').parts).toEqual(['cases', '%E6%9']);
  expect(placeOf('').parts).toEqual([]);
});
