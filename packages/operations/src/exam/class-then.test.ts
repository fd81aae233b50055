import { expect, it } from 'vitest';
import { classThen } from './class-then.ts';

const steps = [
  { startsOn: '2026-08-01', fromId: 1, toId: 2 },
  { startsOn: '2027-08-01', fromId: 1, toId: 2 },
  { startsOn: '2027-08-01', fromId: 2, toId: 3 },
];

it.each([
  [3, '2027-09-01', 3],
  [3, '2027-07-31', 2],
  [3, '2026-07-31', 1],
  [2, '2027-05-01', 1],
  [2, '2026-05-01', null],
  [1, '2027-07-31', null],
])('the pupils of class %i on 2027-11-24 were on %s in class %s', (classId, day, then) => {
  expect(classThen(steps, classId, '2027-11-24', day)).toBe(then);
});

it('a turn of the year that is still to come changes nothing today', () => {
  expect(classThen(steps, 2, '2027-03-01', '2026-11-16')).toBe(2);
});

it('without a record of turns a class is what it was', () => {
  expect(classThen([], 2, '2027-03-01', '2020-11-16')).toBe(2);
});
