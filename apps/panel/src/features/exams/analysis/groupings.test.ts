import { expect, it } from 'vitest';
import { comparesOthers, groupingsOf } from './groupings.ts';

it('each post opens the comparisons that it may see, in one order', () => {
  expect(groupingsOf(['admin'])).toEqual(['CAMPUS', 'CLASS', 'TEACHER']);
  expect(groupingsOf(['groupMember'])).toEqual(['CAMPUS', 'CLASS']);
  expect(groupingsOf(['teacher', 'linkedLeader'])).toEqual(['CAMPUS', 'CLASS', 'TEACHER']);
  expect(groupingsOf(['inspector'])).toEqual([]);
});

it('a teacher is told that only the own classes are listed', () => {
  expect(comparesOthers(['teacher'])).toBe(false);
  expect(comparesOthers(['teacher', 'classTeacher'])).toBe(false);
  expect(comparesOthers(['teacher', 'gradeHead'])).toBe(true);
});
