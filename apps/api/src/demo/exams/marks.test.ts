import { describe, expect, it } from 'vitest';
import { markOf, rosterSheet, scoreSheet, subjects } from './marks.ts';
import { pupilsOf } from './pupils.ts';

describe('the pupils of the demo town', () => {
  it('are the same on every load and keep their numbers when they move up', () => {
    const five = pupilsOf(2025, [5]);
    const six = pupilsOf(2026, [6]);
    expect(pupilsOf(2025, [5])).toEqual(five);
    expect(six.map(({ number, name }) => [number, name])).toEqual(five.map(({ number, name }) => [number, name]));
  });

  it('have one number each, and are few at one school', () => {
    const all = pupilsOf(2026);
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
    const sizes = Map.groupBy(all, ({ school, className }) => `${school} ${className}`);
    for (const [key, { length }] of sizes) expect([key, length >= 22]).toEqual([key, !key.startsWith('river')]);
  });

  it('have marks from 0 to 100 in halves, or a word for why there is none', () => {
    const marks = pupilsOf(2026, [6]).flatMap((pupil) => subjects.map((subject) => markOf(pupil, subject, 'x')));
    for (const mark of marks) expect(mark).toMatch(/^(缺考|\d{1,2}(\.5)?|100)$/);
    expect(marks).toContain('缺考');
  });

  it('stand in sheets with a row each', () => {
    const pupils = pupilsOf(2026, [6]);
    expect(scoreSheet(pupils, 'x').split('\n')).toHaveLength(pupils.length + 1);
    expect(rosterSheet(pupils).split('\n')).toHaveLength(pupils.length + 1);
  });
});
