import { addDays } from '../../shared/days.ts';
import { type TreeNode, unitTree } from '../units/unitTree.ts';

/** A unit with the days between which it is there. */
interface UnitOfDay {
  readonly id: string;
  readonly parent: { readonly id: string } | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** So many days before its last one a post is said to end soon. */
const soonDays = 60;

/** Whether a post that is held on a day ends soon after it. */
export const endsSoon = (post: { readonly to: string | null }, day: string): boolean =>
  post.to !== null && post.to <= addDays(day, soonDays);

/** The tree of the units that are there on a day. */
export const treeOn = <Unit extends UnitOfDay>(units: readonly Unit[], day: string): TreeNode<Unit>[] =>
  unitTree(units.filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day)));

/** The tree without the branches in which nothing is marked. */
export const marked = <Unit extends { readonly id: string }>(
  nodes: readonly TreeNode<Unit>[],
  isMarked: (unit: Unit) => boolean,
): TreeNode<Unit>[] =>
  nodes.flatMap((node) => {
    const children = marked(node.children, isMarked);
    return children.length > 0 || isMarked(node.unit) ? [{ unit: node.unit, children }] : [];
  });

/** Ids of a unit and of all below it. */
export const below = <Unit extends { readonly id: string }>({ unit, children }: TreeNode<Unit>): readonly string[] => [
  unit.id,
  ...children.flatMap(below),
];

/** A day so many months after another, at the latest the month's last one. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
};

/** How many months a day lies from another one, negative before it. */
export const monthsFrom = (from: string, day: string): number =>
  (Number(day.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(from.slice(5, 7));
