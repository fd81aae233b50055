import { expect, test } from 'vitest';
import { missing } from './install.mjs';

const wanted = {
  '': { version: '1.0.0' },
  'packages/terms': { version: '0.1.0' },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/vitest': { version: '5.0.0', dev: true },
  'node_modules/chromium': { version: '1.0.0', dev: true },
  'node_modules/fsevents': { version: '2.0.0', optional: true },
};

test('nothing installed at all', () => {
  expect(missing('run', wanted, null)).toEqual(['node_modules']);
});

test('to run, what only the tests need is not missed', () => {
  expect(missing('run', wanted, { 'node_modules/pg': { version: '8.0.0' } })).toEqual([]);
});

test('to test, the rest is missed', () => {
  expect(missing('test', wanted, { 'node_modules/pg': { version: '8.0.0' } })).toEqual([
    'node_modules/vitest',
    'node_modules/chromium',
  ]);
});

test('a version that the lock file no longer names is missed', () => {
  expect(missing('run', wanted, { 'node_modules/pg': { version: '7.0.0' } })).toEqual(['node_modules/pg']);
});
