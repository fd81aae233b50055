import { describe, expect, it } from 'vitest';
import type { TownFacts } from '../town/facts.ts';
import { type Act, allows, allowsSomewhere, holdsFor, reachOf } from './declare.ts';

/** A town 1 with the campuses 2 and 3, and the class 4 in the first. */
const town = {
  units: new Map([
    [1, { id: 1, parentId: null }],
    [2, { id: 2, parentId: 1 }],
    [3, { id: 3, parentId: 1 }],
    [4, { id: 4, parentId: 2 }],
  ]),
} as unknown as TownFacts;
const holding = (role: string, unitId: number) => ({ posts: [{ role, unitId }] });
const act: Act = {
  title: ['办', 'Do it'],
  grants: [
    { to: ['admin'], over: 'town' },
    { to: ['campusHead'], over: 'unit' },
    { to: ['teacher'], over: 'unitAndAbove' },
    { to: 'everybody', over: 'own' },
  ],
};
const units = [1, 2, 3, 4];
const open = (role: string, at: number) => units.filter((unitId) => allows(act, holding(role, at), { town, unitId }));

describe('a right that is declared', () => {
  it.each([
    ['admin', 3, [1, 2, 3, 4]],
    ['campusHead', 2, [2, 4]],
    ['campusHead', 4, [4]],
    ['teacher', 2, [1, 2, 4]],
    ['inspector', 1, []],
  ] as const)('reaches, for a post %s in unit %i, the units %j', (role, at, expected) => {
    expect(open(role, at)).toEqual(expected);
    const reach = reachOf(act, holding(role, at), town);
    expect(reach.all ? units : reach.units.toSorted()).toEqual(expected);
  });

  it('opens what is somebody’s own, wherever it is, and to nobody else', () => {
    expect(allows(act, holding('inspector', 3), { town, unitId: 2, own: true })).toBe(true);
    expect(allows(act, holding('inspector', 3), { town, unitId: 2, own: false })).toBe(false);
  });

  it('lets through, where no record is named, only whose right reaches over the whole town', () => {
    expect(['admin', 'campusHead', 'teacher', 'inspector'].filter((role) => allows(act, holding(role, 2)))).toEqual([
      'admin',
    ]);
  });

  it('shows a menu to whoever may do it with something, and tells apart what their posts open', () => {
    expect(allowsSomewhere(act, holding('inspector', 2))).toBe(true);
    expect(holdsFor(act, holding('inspector', 2))).toBe(false);
    expect(holdsFor(act, holding('campusHead', 2))).toBe(true);
  });

  it('grants nothing by a post in a unit that is no longer there', () => {
    expect(open('campusHead', 9)).toEqual([]);
  });
});
