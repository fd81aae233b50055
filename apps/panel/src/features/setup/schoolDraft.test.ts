import { expect, it } from 'vitest';
import { classesOf, inputOf, linesOf, schoolDrafts } from './schoolDraft.ts';

it('schools come one per line, each once, with the grades and classes that they all have', () => {
  const schools = schoolDrafts(' Central \n\nEast\r\nEast\n', 'primary', '2', (name) => name === 'Central');
  expect(schools.map(({ name, kind }) => [name, kind])).toEqual([
    ['Central', 'CENTRAL_SCHOOL'],
    ['East', 'CAMPUS'],
  ]);
  expect(classesOf(schools)).toBe(24);
  expect(inputOf({ name: 'East', kind: 'CAMPUS', classes: ['1', '', 'x', '0', ' 3 ', '', '', '', ''] }).grades).toEqual(
    [
      { grade: 1, classes: 1 },
      { grade: 5, classes: 3 },
    ],
  );
  expect(schoolDrafts('Middle', 'junior', '3', () => false)[0]?.classes).toEqual([
    '',
    '',
    '',
    '',
    '',
    '',
    '3',
    '3',
    '3',
  ]);
  expect(linesOf('')).toEqual([]);
});
