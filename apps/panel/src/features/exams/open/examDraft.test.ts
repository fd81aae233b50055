import { describe, expect, it } from 'vitest';
import { changed, codeOf, type ExamDraft, freshSubject, inputOfExam, lawInputOf, missingOf } from './examDraft.ts';

const thresholds = { pass: '60', excellent: '85', low: '40' };
const draft: ExamDraft = {
  title: ' Grade 6 ',
  code: '20261130-g6',
  kind: 'MONTHLY',
  heldOn: '2026-11-30',
  unit: { id: 'town', label: 'Town' },
  grades: [6, 5],
  subjects: [freshSubject('Maths', thresholds, 'a'), freshSubject(' ', thresholds, 'b')],
  written: true,
  allowNegative: false,
  doubleEntry: false,
  zeroFor: [],
  enterBy: '',
  sampled: false,
  sampleSize: '',
  tasks: {},
};

describe('the code of a session', () => {
  it('comes from day and grades, and is counted on where it is taken', () => {
    expect(codeOf('2026-11-30', [6], [])).toBe('20261130-g6');
    expect(codeOf('2026-11-30', [6], ['20261130-g6', '20261130-g6-2'])).toBe('20261130-g6-3');
    expect(codeOf('2026-11-30', [], [])).toBe('20261130');
  });
});

describe('a session being entered', () => {
  it('says what is missing', () => {
    expect(missingOf(draft)).toEqual([]);
    expect(missingOf({ ...draft, title: ' ', unit: null, subjects: [], sampled: true })).toEqual([
      'title',
      'unit',
      'subjects',
      'sample',
    ]);
  });

  it('sends its grades in order and no subject without a name', () => {
    const input = inputOfExam(draft);
    expect(input).toMatchObject({ title: 'Grade 6', grades: [5, 6], enterBy: null, sample: null });
    expect(input.subjects).toEqual([
      { name: 'Maths', fullMark: '100', passPercent: '60', excellentPercent: '85', lowPercent: '40', weight: '1' },
    ]);
    expect(inputOfExam({ ...draft, sampled: true, sampleSize: '30' }).sample).toEqual({ size: 30 });
  });

  it('gives each school a task, with who was picked', () => {
    expect(inputOfExam(draft)).not.toHaveProperty('tasks');
    expect(inputOfExam({ ...draft, tasks: { e: { id: 'p', label: 'P' } } }, ['e', 'w']).tasks).toEqual([
      { unit: 'e', person: 'p' },
      { unit: 'w', person: null },
    ]);
  });

  it('asks the law about what the law looks at only', () => {
    expect(lawInputOf({ ...draft, sampled: true })).toEqual({
      kind: 'MONTHLY',
      written: true,
      grades: [5, 6],
      unit: 'town',
      heldOn: '2026-11-30',
      sampled: true,
    });
  });
});

describe('a change that the law allows', () => {
  it('is made in one press', () => {
    expect(changed(draft, { kind: 'MONITORING', sampled: true }, [])).toMatchObject({
      kind: 'MONITORING',
      sampled: true,
      sampleSize: '30',
      unit: { id: 'town' },
    });
    expect(changed(draft, { grades: [9] }, []).grades).toEqual([9]);
    expect(changed(draft, { written: false }, []).written).toBe(false);
  });

  it('asks which campus is meant where there are several', () => {
    const east = { id: 'e', label: 'East' };
    expect(changed(draft, { scope: 'campus' }, [east]).unit).toEqual(east);
    expect(changed(draft, { scope: 'campus' }, [east, { id: 'w', label: 'West' }]).unit).toBeNull();
  });
});
