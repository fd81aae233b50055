import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from './processes.mjs';
import { nodeProgram } from './root.mjs';

/**
 * Runs every test once.
 * @param {string[]} args passed on to vitest (names of files, `--project`)
 * @returns {Promise<{ passed: number, failed: number }>} a run that broke without a failing test counts as one failure
 */
export const runVitest = async (args) => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-results-'));
  const file = join(folder, 'results.json');
  try {
    const code = await run(nodeProgram, [
      tool('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ]);
    return countResults(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Reads vitest's own count; files that did not even load are failures too. */
export const countResults = (file, code) => {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const passed = results.numPassedTests;
  const broken = results.testResults.filter((one) => one.status === 'failed' && !one.assertionResults.some(isFailed));
  const failed = results.numFailedTests + broken.length;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
};

const isFailed = ({ status }) => status === 'failed';
