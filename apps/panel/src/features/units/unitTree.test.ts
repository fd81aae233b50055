import { expect, it } from 'vitest';
import { unitTree } from './unitTree.ts';

it('puts units below their parent, and at the top those whose parent is not in view', () => {
  const unit = (id: string, parent: string | null) => ({ id, parent: parent ? { id: parent } : null });
  const tree = unitTree([unit('town', null), unit('campus', 'town'), unit('class', 'campus'), unit('alone', 'hidden')]);
  expect(tree.map(({ unit: { id } }) => id)).toEqual(['town', 'alone']);
  expect(tree[0]?.children[0]?.children[0]?.unit.id).toBe('class');
});
