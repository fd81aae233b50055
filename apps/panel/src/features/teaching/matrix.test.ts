import { describe, expect, it } from 'vitest';
import type { ClassUnit, Taught } from './documents.ts';
import { classesOf, columnsOf, schoolOf, teacherOn } from './matrix.ts';

const taught = (subject: string, name: string, from: string, to: string | null = null): Taught => ({
  subject,
  from,
  to,
  teacher: { id: name, name },
});
const unit = (
  name: string,
  grade: number | null,
  parent: ClassUnit['parent'],
  to: string | null = null,
): ClassUnit => ({
  id: name,
  name,
  grade,
  to,
  path: name,
  parent,
});
const east = { id: 'east', name: 'East', kind: 'CAMPUS' as const, parent: null };

describe('who teaches', () => {
  const rows = [taught('Maths', 'An', '2026-09-01', '2026-10-31'), taught('Maths', 'Bo', '2026-11-01')];

  it('follows the day', () => {
    expect(teacherOn(rows, 'Maths', '2026-10-31')?.name).toBe('An');
    expect(teacherOn(rows, 'Maths', '2026-11-01')?.name).toBe('Bo');
    expect(teacherOn(rows, 'Maths', '2026-08-31')).toBeNull();
    expect(teacherOn(rows, 'English', '2026-11-01')).toBeNull();
  });

  it('makes a column of every subject once', () => {
    expect(columnsOf(rows, ['Chinese', 'Maths'], ['Science', 'Chinese'])).toEqual(['Chinese', 'Maths', 'Science']);
  });
});

describe('classes', () => {
  it('belong to the school above them, also through a grade group', () => {
    const grade = {
      id: 'g',
      name: 'Grade 6',
      kind: 'GRADE' as const,
      parent: { id: 'east', name: 'East', kind: 'CAMPUS' as const },
    };
    expect(schoolOf(unit('6-1', 6, east))?.id).toBe('east');
    expect(schoolOf(unit('6-1', 6, grade as unknown as ClassUnit['parent']))?.id).toBe('east');
  });

  it('stand by grade and number, those that are closed left out', () => {
    const classes = [
      unit('6-10', 6, east),
      unit('6-2', 6, east),
      unit('5-1', 5, east),
      unit('9-1', 9, east, '2026-07-31'),
    ];
    expect(classesOf(classes, 'east', '2026-11-01').map(({ name }) => name)).toEqual(['5-1', '6-2', '6-10']);
  });
});
