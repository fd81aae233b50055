/** A group with its interval. */
type Spread = { name: string; own: boolean; compared: boolean; lo: number | null; hi: number | null };

/** Names of the compared groups whose interval overlaps that of the case's own: their order cannot be told. */
export const notTold = (groups: readonly Spread[]): string[] => {
  const own = groups.find((group) => group.own);
  if (!own || own.lo === null || own.hi === null) return [];
  const { lo, hi } = own;
  return groups
    .filter((group) => !group.own && group.compared && group.lo !== null && group.hi !== null)
    .filter((group) => (group.lo as number) <= hi && (group.hi as number) >= lo)
    .map(({ name }) => name);
};
