import { describe, expect, it } from 'vitest';
import { addressOf, filterCount, filterIn, orderOf, queryFilter } from './sanctionFilter.ts';

const filterOf = (address: string) => filterIn(new URLSearchParams(address));

describe('the filter of consequences', () => {
  it.each([
    [''],
    ['show=vote'],
    ['rule=A&rule=D&mark=held&mark=overdue'],
    ['show=all&state=x&person=P&year=Y&search=4'],
  ])('survives its address %s', (address) => {
    expect(addressOf(filterOf(address)).toString()).toBe(address);
  });

  it('leaves out what no list knows', () => {
    expect(filterOf('show=secret&rule=E&rule=B&mark=none&state=')).toEqual({
      show: 'open',
      rules: ['B'],
      states: [],
      marks: [],
      person: null,
      planYear: null,
      search: '',
    });
  });

  it.each([
    ['', { open: true }],
    ['show=waiting', { waitingForMe: true }],
    ['show=vote&rule=A', { toVote: true, rule: ['A'] }],
    ['show=mine', { concernsMe: true }],
    ['show=all&mark=tied&mark=held', { held: true, tied: true }],
    ['show=all&search=%204%20&person=P', { search: '4', person: 'P' }],
    ['show=talks', { measure: ['TALK'], tags: ['binding'], open: true }],
  ])('asks for %s', (address, asked) => {
    expect(queryFilter(filterOf(address))).toEqual(asked);
  });

  it('puts the nearest day first where something is to be done', () => {
    expect(orderOf({ show: 'open' })).toEqual({ field: 'DUE_ON', direction: 'ASC' });
    expect(orderOf({ show: 'all' })).toEqual({ field: 'UPDATED_AT', direction: 'DESC' });
  });

  it('counts what is set beside the view', () => {
    expect(filterCount(filterOf('show=vote'))).toBe(0);
    expect(filterCount(filterOf('show=vote&rule=A&rule=B&mark=held&search=x'))).toBe(3);
  });
});
