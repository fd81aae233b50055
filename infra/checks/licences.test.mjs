import { expect, test } from 'vitest';
import { isAllowed, pageOf, partsOf, problemsOf } from './licences.mjs';

const lock = (more = {}) => ({
  packages: {
    '': { name: 'plumbline' },
    'node_modules/@plumbline/api': { link: true },
    'node_modules/kit': { version: '1.0.0', license: 'MIT' },
    'node_modules/tool/node_modules/kit': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/tool': { version: '2.0.0', license: 'WTFPL', dev: true },
    ...more,
  },
});

test('what is shipped anywhere counts as shipped, and the project itself is no part', () => {
  expect(partsOf(lock()).map(({ name, isTool }) => [name, isTool])).toEqual([
    ['kit', false],
    ['tool', true],
  ]);
});

test('a tool may have a licence that nothing shipped may have', () => {
  expect(problemsOf(partsOf(lock()))).toEqual([]);
  const shipped = { 'node_modules/loud': { version: '3.0.0', license: 'WTFPL' } };
  expect(problemsOf(partsOf(lock(shipped)))).toEqual(['loud@3.0.0: WTFPL is not on the list for what is shipped']);
});

test.each([['AGPL-3.0-only'], ['SSPL-1.0'], ['UNLICENSED'], [undefined]])('%s is on no list', (license) => {
  expect(problemsOf(partsOf(lock({ 'node_modules/x': { version: '1.0.0', license, dev: true } })))).toHaveLength(1);
});

test('of an OR one licence is enough, of an AND it takes all', () => {
  const allowed = new Set(['MIT', 'Apache-2.0']);
  expect(isAllowed('(MIT OR GPL-3.0-only)', allowed)).toBe(true);
  expect(isAllowed('(MIT AND GPL-3.0-only)', allowed)).toBe(false);
  expect(isAllowed('(Apache-2.0 AND MIT)', allowed)).toBe(true);
});

test('the page names every part with its licence', () => {
  expect(pageOf(partsOf(lock()))).toContain('| kit | 1.0.0 | MIT |');
});
