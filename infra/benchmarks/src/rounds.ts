/** The middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/**
 * Measures several things in turn, round after round, so that whatever else the machine does falls on all of them.
 * @returns the median of each
 */
export const interleave = async <Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
  report: (line: string) => void,
): Promise<Record<Name, number>> => {
  const names = Object.keys(measures) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of names) found[name].push(await measures[name]());
    report(`  round ${round}: ${names.map((name) => `${name} ${found[name].at(-1)?.toFixed(1)}`).join(', ')}`);
  }
  return Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<Name, number>;
};
