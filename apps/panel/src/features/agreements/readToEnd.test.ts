import { afterEach, expect, it, vi } from 'vitest';
import { isAtEnd, rememberRead, shortHash, wasRead } from './readToEnd.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['at the top of a long text', { scrollTop: 0, clientHeight: 600, scrollHeight: 2000 }, false],
  ['a line before its end', { scrollTop: 1370, clientHeight: 600, scrollHeight: 2000 }, false],
  ['at its end, but for a fraction', { scrollTop: 1399.4, clientHeight: 600, scrollHeight: 2000 }, true],
  ['where all of it fits', { scrollTop: 0, clientHeight: 600, scrollHeight: 580 }, true],
])('%s', (_, box, expected) => expect(isAtEnd(box)).toBe(expected));

it('another text is not read because the former one was', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  rememberRead('a'.repeat(64));
  expect(wasRead('a'.repeat(64))).toBe(true);
  expect(wasRead('b'.repeat(64))).toBe(false);
});

it('is not remembered, and nothing breaks, where the browser keeps nothing', () => {
  vi.stubGlobal('sessionStorage', undefined);
  rememberRead('a');
  expect(wasRead('a')).toBe(false);
});

it('a hash is shown in groups that one can compare aloud', () =>
  expect(shortHash('9f3c27ab51d0e4100000')).toBe('9F3C 27AB 51D0 E410'));
