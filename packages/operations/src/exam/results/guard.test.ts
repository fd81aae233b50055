import { describe, expect, it } from 'vitest';
import { type GuardedGroup, guardedAmong } from './guard.ts';

const town = { subject: 1, grouping: 'town', groupId: 1, campusId: null, n: 999, small: false } as const;
const campus = (groupId: number, n: number, subject = 1): GuardedGroup => ({
  subject,
  grouping: 'campus',
  groupId,
  campusId: groupId,
  n,
  small: n < 10,
});
const names = (groups: readonly GuardedGroup[]) =>
  [...guardedAmong(groups, 10)].map(({ grouping, groupId }) => `${grouping} ${groupId}`);

describe('what is withheld beside a small group', () => {
  it('is nothing where no group is small', () => {
    expect(names([town, campus(2, 30), campus(3, 40)])).toEqual([]);
  });

  it('is the two next smallest, so that a head who knows one of them cannot work out the small one', () => {
    expect(names([town, campus(2, 8), campus(3, 50), campus(4, 30), campus(5, 40)])).toEqual(['campus 4', 'campus 5']);
  });

  it('is the whole as well where there are too few others', () => {
    expect(names([town, campus(2, 8), campus(3, 50)])).toEqual(['campus 3', 'town 1']);
  });

  it('is nothing where the small ones together are many, and goes by subject', () => {
    expect(names([town, campus(2, 8), campus(3, 9), campus(4, 50), campus(5, 60)])).toEqual([]);
    expect(names([town, campus(2, 8, 2), campus(3, 9), campus(4, 50), campus(5, 60)])).toEqual([
      'campus 4',
      'campus 5',
    ]);
  });

  it('goes by campus for classes', () => {
    const at = (groupId: number, campusId: number, n: number): GuardedGroup => ({
      ...campus(groupId, n),
      grouping: 'class',
      campusId,
    });
    const groups = [
      campus(2, 60),
      campus(3, 60),
      at(21, 2, 8),
      at(22, 2, 26),
      at(23, 2, 26),
      at(31, 3, 30),
      at(32, 3, 30),
    ];
    expect(names([town, ...groups])).toEqual(['class 22', 'class 23']);
  });
});
