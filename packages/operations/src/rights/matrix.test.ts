import { roleCodes } from '@plumbline/terms';
import { describe, expect, it } from 'vitest';
import { allRights } from './all.ts';
import { type MatrixRow, rightsMatrix } from './matrix.ts';

const rowOf = (type: string, name: string): MatrixRow => {
  const row = rightsMatrix()
    .find((each) => each.type === type)
    ?.rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`There is no ${name} of ${type}.`);
  return row;
};
const overOf = (type: string, name: string, role: (typeof roleCodes)[number]) =>
  rowOf(type, name)
    .byRole.get(role)
    ?.map(({ over }) => over);
const notesOf = (type: string, name: string) => rowOf(type, name).notes.map(([, en]) => en);

describe('the matrix of rights', () => {
  it('tells of each type once, and of each act every post', () => {
    const types = rightsMatrix();
    expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
    for (const { rows } of types) for (const { byRole } of rows) expect([...byRole.keys()]).toEqual(roleCodes);
    expect(allRights.length).toBeGreaterThan(15);
  });

  it('ends a post of a campus at its unit, and lets an office act for the town', () => {
    expect(overOf('rectification', 'record', 'campusHead')).toEqual(['unit']);
    expect(overOf('rectification', 'record', 'inspector')).toEqual(['town']);
    expect(overOf('rectification', 'record', 'teacher')).toEqual([]);
  });

  it('opens a step that a relation alone gives to whoever has it, whatever their post', () => {
    for (const role of roleCodes) expect(overOf('rectification', 'acknowledge', role)).toEqual(['own']);
    expect(rowOf('rectification', 'acknowledge').byRole.get('teacher')?.[0]?.part?.[1]).toBe('As Responsible person');
  });

  it('narrows what a relation gives by what the post permits', () => {
    expect(overOf('rectification', 'approvePlan', 'admin')).toEqual(['town']);
    expect(overOf('rectification', 'approvePlan', 'campusHead')).toEqual(['unit', 'own']);
    expect(overOf('rectification', 'approvePlan', 'inspector')).toEqual([]);
  });

  it('gives a vote to the posts of the body alone, and says that a body decides', () => {
    expect(overOf('sanction', 'vote', 'groupMember')).toEqual(['own']);
    expect(overOf('sanction', 'vote', 'admin')).toEqual([]);
    expect(notesOf('sanction', 'vote')).toContain('A body decides by its votes; nobody decides alone');
    expect(notesOf('sanction', 'decide')).toContain('A body decides by its votes; nobody decides alone');
    expect(notesOf('sanction', 'waive')).not.toContain('A body decides by its votes; nobody decides alone');
  });

  it('names who is barred by separation of duties', () => {
    expect(notesOf('rectification', 'accept')).toContain(
      'Never by whoever is responsible person, former responsible person of the record',
    );
  });

  it('gives no post the sight of a consequence in which it has no part', () => {
    for (const role of roleCodes) expect(overOf('sanction', 'read', role)).toEqual(['own']);
  });
});
