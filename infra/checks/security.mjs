import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from '../launcher/root.mjs';

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has; of chapters that do not apply one row is enough. */
const chapters = { 1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16 };
const apart = [9, 10, 17];
const answers = new Set(['met', 'partly', 'not met', 'n.a.', 'by the installer']);

/** The cells of every row of a page's tables. */
export const rowsOf = (page) =>
  page
    .split('\n')
    .filter((line) => /^\|/.test(line) && !/^\| *-/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** Tests that a text names. */
const testsIn = (text) => [...text.matchAll(/`([^`]+\.test\.(?:ts|tsx|mjs))`/g)].map(([, path]) => path);

/**
 * What is wrong with the table of requirements: one left out or given twice, an answer that is none, a test that is not there.
 * @param exists tells whether the project has a file
 */
export const problemsOfRequirements = (page, exists) => {
  const rows = rowsOf(page).filter(([number]) => /^\d/.test(number));
  const numbers = rows.map(([number]) => number);
  const problems = numbers
    .filter((number, at) => numbers.indexOf(number) !== at)
    .map((number) => `${number} stands twice`);
  for (const [chapter, count] of Object.entries(chapters)) {
    const found = numbers.filter((number) => number.startsWith(`${chapter}.`)).length;
    if (found !== count) problems.push(`chapter V${chapter} has ${found} rows; ASVS has ${count}`);
  }
  for (const chapter of apart)
    if (!numbers.some((number) => number.startsWith(`${chapter}.`)))
      problems.push(`chapter V${chapter} is not spoken of`);
  for (const [number, , answer, where, tested] of rows) {
    if (!answers.has(answer)) problems.push(`${number}: "${answer}" is no answer`);
    if (answer === 'met' && `${where}${tested}` === '') problems.push(`${number}: met where?`);
    for (const test of testsIn(tested)) if (!exists(test)) problems.push(`${number}: there is no ${test}`);
  }
  return problems;
};

/** Threats without a test, and tests that are not there. */
export const problemsOfThreats = (page, exists) => {
  const [, section = ''] = page.split('\n## Threats\n');
  const rows = rowsOf(section.split('\n## ')[0] ?? '').slice(1);
  if (rows.length < 10) return ['the table of threats is not found'];
  return rows.flatMap(([threat, , shown]) => {
    const tests = testsIn(shown);
    if (tests.length === 0) return [`${threat}: shown by nothing`];
    return tests.filter((test) => !exists(test)).map((test) => `${threat}: there is no ${test}`);
  });
};

const check = () => {
  const read = (name) => readFileSync(join(root, 'infra/security', name), 'utf8');
  const exists = (path) => existsSync(join(root, path));
  const problems = [
    ...problemsOfRequirements(read('asvs.md'), exists).map((each) => `asvs.md: ${each}`),
    ...problemsOfThreats(read('threat-model.md'), exists).map((each) => `threat-model.md: ${each}`),
  ];
  if (problems.length === 0) return;
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) check();
