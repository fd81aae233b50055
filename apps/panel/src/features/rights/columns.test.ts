import { describe, expect, it } from 'vitest';
import { columnsOf, grantsTo } from './columns.ts';
import type { RightGrant, RightsRow } from './documents.ts';

const row = (name: string, grants: readonly RightGrant[]): RightsRow => ({
  name,
  kind: 'ACT',
  title: name,
  grants: [...grants],
  notes: [],
});
const grant = (over: RightGrant['over'], ...roles: string[]): RightGrant => ({ roles, over, part: null });
const roles = ['admin', 'campusHead', 'teacher', 'inspector'].map((code) => ({ code, title: code }));

describe('the columns of a table of rights', () => {
  it('put posts together that have equal rights in every row', () => {
    const rows = [
      row('keep', [grant('TOWN', 'admin'), grant('UNIT', 'campusHead')]),
      row('read', [grant('TOWN', 'admin')]),
    ];
    const codes = columnsOf(rows, roles).map((column) => column.roles.map(({ code }) => code));
    expect(codes).toEqual([['admin'], ['campusHead'], ['teacher', 'inspector']]);
  });

  it('come last where they are of so many posts that they are called the others', () => {
    const many = ['admin', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'head'].map((code) => ({ code, title: code }));
    const codes = columnsOf([row('keep', [grant('TOWN', 'admin'), grant('UNIT', 'head')])], many);
    expect(codes.map(({ roles: [first] }) => first?.code)).toEqual(['admin', 'head', 'a']);
  });

  it('keep posts apart that differ in one row only', () => {
    const rows = [
      row('keep', [grant('TOWN', ...roles.map(({ code }) => code))]),
      row('end', [grant('TOWN', 'teacher')]),
    ];
    expect(columnsOf(rows, roles)).toHaveLength(2);
  });

  it('tell every reach of a post in one row, the widest first', () => {
    const both = row('read', [grant('OWN', 'campusHead', 'teacher'), grant('UNIT', 'campusHead')]);
    expect(grantsTo(both, 'campusHead').map(({ over }) => over)).toEqual(['UNIT', 'OWN']);
    expect(grantsTo(both, 'admin')).toEqual([]);
  });
});
