import { expect, it } from 'vitest';
import { shortMemory } from './short-memory.ts';

it('believes an entry for its time and no longer', () => {
  let now = 0;
  const memory = shortMemory<string>(5_000, 10, () => now);
  memory.set('token', 'li');
  now = 4_999;
  expect(memory.get('token')).toBe('li');
  now = 5_000;
  expect(memory.get('token')).toBeUndefined();
});

it('forgets one entry, or all', () => {
  const memory = shortMemory<string>(5_000, 10);
  memory.set('a', 'li');
  memory.set('b', 'wang');
  memory.forget('a');
  expect(memory.get('a')).toBeUndefined();
  expect(memory.get('b')).toBe('wang');
  memory.clear();
  expect(memory.get('b')).toBeUndefined();
});

it('keeps no more entries than it may', () => {
  const memory = shortMemory<number>(5_000, 3);
  for (let index = 0; index < 5; index += 1) memory.set(`t${index}`, index);
  expect([0, 1, 2, 3, 4].map((index) => memory.get(`t${index}`))).toEqual([undefined, undefined, 2, 3, 4]);
});
