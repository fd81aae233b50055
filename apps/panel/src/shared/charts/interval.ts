/** On which side of the mean a group lies: `unclear` where the interval covers it. */
export type Side = 'above' | 'below' | 'unclear';

/** Side of an interval about a difference to the mean; without an interval nothing can be told. */
export const sideOf = (lo: number | null | undefined, hi: number | null | undefined): Side =>
  lo === null || lo === undefined || hi === null || hi === undefined
    ? 'unclear'
    : lo > 0
      ? 'above'
      : hi < 0
        ? 'below'
        : 'unclear';

/** Two steps of a difference that can be told from chance, from `strong` on the second; 0 otherwise. */
export const stepOf = (value: number, side: Side, strong: number): -2 | -1 | 0 | 1 | 2 => {
  if (side === 'unclear') return 0;
  const far = Math.abs(value) >= strong;
  return side === 'above' ? (far ? 2 : 1) : far ? -2 : -1;
};
