import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countResults } from './vitest.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

const count = (results, code) => {
  const file = join(folder, 'results.json');
  writeFileSync(file, JSON.stringify(results));
  return countResults(file, code);
};

test('a file that did not load counts as one failure beside the tests that failed', () => {
  const results = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(count(results, 1)).toEqual({ passed: 5, failed: 2 });
});

test('a run that ends badly without a failing test has failed', () => {
  expect(count({ numPassedTests: 5, numFailedTests: 0, testResults: [] }, 1)).toEqual({ passed: 5, failed: 1 });
  expect(countResults(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
});

test('a good run', () => {
  expect(count({ numPassedTests: 5, numFailedTests: 0, testResults: [] }, 0)).toEqual({ passed: 5, failed: 0 });
});
