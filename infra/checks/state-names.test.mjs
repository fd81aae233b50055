import { expect, test } from 'vitest';
import { findStateNames } from './state-names.mjs';

const names = ['closed', 'planSubmitted'];

test('a comparison with a state name is found with its line', () => {
  const text = 'const a = 1;\nif (record.state === \'closed\' || record.state === "planSubmitted") end();\n';
  expect(findStateNames(text, names)).toEqual([
    { line: 2, name: 'closed' },
    { line: 2, name: 'planSubmitted' },
  ]);
});

test('a tag of that name is none', () => {
  const text = "statesTagged(workflow, 'closed');\nif (tags.includes('closed')) end('closed');\n";
  expect(findStateNames(text, names)).toEqual([{ line: 2, name: 'closed' }]);
});

test('the same word as a property or inside a sentence is none', () => {
  expect(findStateNames("const closed = { closed: true };\nsay('it is closed now');\n", names)).toEqual([]);
});
