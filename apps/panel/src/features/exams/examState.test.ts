import { describe, expect, it } from 'vitest';
import { examLink, examStateOf, gradesKey } from './examState.ts';

describe('the state of a session', () => {
  it('waits for who enters, then for who publishes, and is done when the latest scores are out', () => {
    expect(examStateOf({ revision: 0, publishedRevision: null })).toMatchObject({
      text: 'exams.unpublished',
      tone: 'RESPONSIBLE',
    });
    expect(examStateOf({ revision: 2, publishedRevision: null })).toMatchObject({ tone: 'OFFICE' });
    expect(examStateOf({ revision: 2, publishedRevision: 2 })).toEqual({
      text: 'exams.published',
      values: { n: 2 },
      tone: 'DONE',
    });
  });

  it('says that a correction waits, and which version counts meanwhile', () => {
    expect(examStateOf({ revision: 3, publishedRevision: 2 })).toEqual({
      text: 'exams.correcting',
      values: { n: 2 },
      tone: 'OFFICE',
    });
  });
});

it('no grade named means all', () => {
  expect(gradesKey([], '、').text).toBe('exams.allGrades');
  expect(gradesKey([6, 9], '、').values).toEqual({ list: '6、9' });
});

it('a code goes into the address as it is', () => {
  expect(examLink('2026-g6', '/import')).toBe('/exams/2026-g6/import');
});
