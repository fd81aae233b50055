import type { Grouping } from '../kinds.ts';

/** A group as far as its size and place tell. */
export interface GuardedGroup {
  readonly subject: number;
  readonly grouping: Grouping;
  readonly groupId: number;
  readonly campusId: number | null;
  readonly n: number;
  readonly small: boolean;
}

/** Where the groups of a kind add up to one of another. */
const wholes = [
  { parts: 'campus', whole: 'town' },
  { parts: 'class', whole: 'campus' },
] as const;

/** Groups that are withheld beside a small one: two, so that whoever knows one of them still cannot tell. */
const companions = 2;

/**
 * Groups that must not be shown to whoever may not see the small ones beside them: from a whole and all its other parts
 * the figures of a few pupils could be worked out. Withheld are the next smallest parts, and where there are too few of
 * them the whole as well.
 * @param smallGroup pupils under which a group is small
 */
export const guardedAmong = <Group extends GuardedGroup>(
  groups: readonly Group[],
  smallGroup: number,
): ReadonlySet<Group> => {
  const guarded = new Set<Group>();
  for (const { parts, whole } of wholes) {
    const wholeOf = ({ subject, campusId }: Group) => `${subject} ${whole === 'town' ? '' : campusId}`;
    const of = (grouping: Grouping) => groups.filter((group) => group.grouping === grouping && group.n > 0);
    const wholesByKey = new Map(of(whole).map((group) => [wholeOf(group), group]));
    for (const [key, siblings] of Map.groupBy(of(parts), wholeOf)) {
      const hidden = siblings.filter(({ small }) => small).reduce((sum, { n }) => sum + n, 0);
      if (hidden === 0 || hidden >= smallGroup) continue;
      const others = siblings.filter(({ small }) => !small).sort((a, b) => a.n - b.n || a.groupId - b.groupId);
      for (const each of others.slice(0, companions)) guarded.add(each);
      const sum = wholesByKey.get(key);
      if (others.length < companions && sum !== undefined) guarded.add(sum);
    }
  }
  return guarded;
};
