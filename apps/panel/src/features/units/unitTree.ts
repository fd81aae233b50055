/** A unit with those below it. */
export type TreeNode<Unit> = { unit: Unit; children: TreeNode<Unit>[] };

/** Builds the tree of units; one whose parent is not in view stands at the top. */
export const unitTree = <Unit extends { id: string; parent: { id: string } | null }>(
  units: readonly Unit[],
): TreeNode<Unit>[] => {
  const nodes = new Map(units.map((unit) => [unit.id, { unit, children: [] as TreeNode<Unit>[] }]));
  const roots: TreeNode<Unit>[] = [];
  for (const node of nodes.values()) {
    const above = node.unit.parent ? nodes.get(node.unit.parent.id) : undefined;
    (above ? above.children : roots).push(node);
  }
  return roots;
};
