import { expect, it } from 'vitest';
import { recordPageNames, recordPath } from './record-address.ts';

it.each([
  ['rectification', '/cases/'],
  ['request', '/requests/'],
  ['agreement', '/agreements/'],
  ['sanction', '/sanctions/'],
  [null, '/cases/'],
])('a record of %s has its page below %s', (workflow, below) => {
  const number = '\u8d23\u4efb\u4e66\u30142026\u30155';
  expect(recordPath({ workflow, number })).toBe(below + encodeURIComponent(number));
});

it('each page has a name of its own', () => expect(new Set(recordPageNames).size).toBe(recordPageNames.length));
