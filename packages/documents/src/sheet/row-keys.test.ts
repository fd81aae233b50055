import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newHasher, newNumbers, newRowKeys } from './row-keys.ts';

it('a text gets the number that it got when it first came', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), (texts) => {
      const hasher = newHasher();
      const keys = newRowKeys();
      const numbers = new Map<string, number>();
      for (const text of texts) {
        hasher.hash([text]);
        const known = numbers.get(text);
        expect(keys.add(hasher.words)).toBe(known === undefined ? numbers.size : ~known);
        if (known === undefined) numbers.set(text, numbers.size);
      }
    }),
    { numRuns: 30 },
  );
});

it('a hundred thousand ids that differ in one digit are told apart', () => {
  const hasher = newHasher();
  const keys = newRowKeys();
  for (let at = 0; at < 100_000; at++) {
    hasher.hash([`G9900002015090${String(at).padStart(5, '0')}`]);
    expect(keys.add(hasher.words)).toBe(at);
  }
});

it('texts are not run together', () => {
  const hasher = newHasher();
  const of = (...texts: readonly string[]) => {
    hasher.hash(texts);
    return [...hasher.words];
  };
  expect(of('ab', 'c')).not.toEqual(of('a', 'bc'));
  expect(of('a', '')).not.toEqual(of('a'));
  expect(of('a', 'b')).toEqual(of('a', 'b'));
});

it('numbers are kept over the edge of a piece', () => {
  const numbers = newNumbers();
  for (let at = 0; at < 40_000; at++) numbers.push(-at);
  numbers.set(20_000, 7);
  expect([numbers.length(), numbers.get(16_384), numbers.get(20_000), numbers.get(39_999)]).toEqual([
    40_000, -16_384, 7, -39_999,
  ]);
  expect(numbers.toArray()).toEqual(Int32Array.from({ length: 40_000 }, (_, at) => (at === 20_000 ? 7 : -at)));
});
