import { expect, it } from 'vitest';
import { tokenCache } from './token-cache.ts';

it('believes an entry for its time and no longer', () => {
  let now = 0;
  const cache = tokenCache<string>(5_000, 10, () => now);
  cache.set('token', 'li');
  now = 4_999;
  expect(cache.get('token')).toBe('li');
  now = 5_000;
  expect(cache.get('token')).toBeUndefined();
});

it('forgets one token, or all', () => {
  const cache = tokenCache<string>();
  cache.set('a', 'li');
  cache.set('b', 'wang');
  cache.forget('a');
  expect(cache.get('a')).toBeUndefined();
  expect(cache.get('b')).toBe('wang');
  cache.clear();
  expect(cache.get('b')).toBeUndefined();
});

it('keeps no more entries than it may', () => {
  const cache = tokenCache<number>(5_000, 3);
  for (let index = 0; index < 5; index += 1) cache.set(`t${index}`, index);
  expect([0, 1, 2, 3, 4].map((index) => cache.get(`t${index}`))).toEqual([undefined, undefined, 2, 3, 4]);
});
