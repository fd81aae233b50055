import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../launcher/root.mjs';
import { problemsOfRequirements, problemsOfThreats } from './security.mjs';

const read = (name) => readFileSync(join(root, 'infra/security', name), 'utf8');
const everything = () => true;

test('a requirement that is left out, given twice or answered with no answer is noticed', () => {
  const page = read('asvs.md');
  expect(problemsOfRequirements(page, everything)).toEqual([]);
  const line = page.split('\n').find((each) => each.startsWith('| 8.4.1 '));
  expect(problemsOfRequirements(page.replace(`${line}\n`, ''), everything)).toEqual([
    'chapter V8 has 6 rows; ASVS has 7',
  ]);
  expect(problemsOfRequirements(`${page}\n${line}\n`, everything)).toContain('8.4.1 stands twice');
  expect(problemsOfRequirements(page.replace(line, line.replace(/\| met +\|/, '| yes |')), everything)).toEqual([
    '8.4.1: "yes" is no answer',
  ]);
});

test('a test that is not there is noticed', () => {
  const gone = (path) => path !== 'packages/database/src/walls.test.ts';
  expect(problemsOfRequirements(read('asvs.md'), gone)).toContain(
    '8.4.1: there is no packages/database/src/walls.test.ts',
  );
  expect(problemsOfThreats(read('threat-model.md'), gone)).toHaveLength(2);
});

test('a threat that nothing is shown against is noticed', () => {
  const page = read('threat-model.md');
  expect(problemsOfThreats(page, everything)).toEqual([]);
  const without = page.replace(/\| `infra\/checks\/secrets\.test\.mjs` +\|/, '| |');
  expect(problemsOfThreats(without, everything)).toEqual(['A secret in the source: shown by nothing']);
});
