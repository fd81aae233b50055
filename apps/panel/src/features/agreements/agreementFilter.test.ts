import { expect, it } from 'vitest';
import { addressOf, filterCount, filterIn, type ListFilter, queryFilter } from './agreementFilter.ts';

const filter: ListFilter = {
  parties: ['TEACHER'],
  unit: 'VW5pdDox',
  states: ['offered', 'halfSigned'],
  search: 'wang',
};

it('an address holds a filter and gives it back', () => expect(filterIn(addressOf(filter))).toEqual(filter));

it('what is no party and what is empty filters nothing', () => {
  const empty = filterIn(new URLSearchParams('party=nobody&unit=&state=&search= '));
  expect(queryFilter(empty)).toEqual({});
  expect(filterCount(empty)).toBe(0);
});
