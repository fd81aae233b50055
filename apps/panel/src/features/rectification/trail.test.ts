import { expect, it } from 'vitest';
import { placeIn, type Trail } from './trail.ts';

const trail: Trail = { from: 'ledger', to: '/cases', numbers: ['1', '2', '3'] };

it('finds the neighbours of a case in the list it was opened from', () => {
  expect(placeIn(trail, '2')).toMatchObject({ at: 2, previous: '1', next: '3' });
  expect(placeIn(trail, '3')).toMatchObject({ at: 3, previous: '2', next: undefined });
});

it('knows nothing of a case that is not in the list', () => {
  expect(placeIn(trail, '9')).toBeNull();
  expect(placeIn(null, '1')).toBeNull();
});
