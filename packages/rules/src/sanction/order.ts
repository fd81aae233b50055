/** Order of two texts by their code units, the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first of several by an order that tells all of them apart; `undefined` of none. */
export const firstOf = <Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Item | undefined =>
  items.reduce<Item | undefined>(
    (first, item) => (first === undefined || compare(item, first) < 0 ? item : first),
    undefined,
  );

/** Items by a key, in the order in which they come. */
export const groupsBy = <Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> => {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};
