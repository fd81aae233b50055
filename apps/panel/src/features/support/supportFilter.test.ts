import { describe, expect, it } from 'vitest';
import { supportAddressOf, supportFilterIn, supportQueryFilter } from './supportFilter.ts';

const read = (address: string) => supportFilterIn(new URLSearchParams(address));

describe('the filter of the register of help', () => {
  it.each([
    ['', {}],
    ['state=current', { current: true }],
    ['state=past&kind=MENTOR&kind=OTHER', { current: false, kind: ['MENTOR', 'OTHER'] }],
    ['person=P1&search=zs', { person: 'P1', search: 'zs' }],
    ['state=nonsense&kind=DANCING', {}],
  ])('reads %s as %o', (address, asked) => {
    expect(supportQueryFilter(read(address))).toEqual(asked);
  });

  it.each(['', 'state=current', 'state=past&kind=MENTOR&kind=OTHER&person=P1&search=zs'])(
    'writes back the address %s',
    (address) => {
      expect(supportAddressOf(read(address)).toString()).toBe(address);
    },
  );
});
