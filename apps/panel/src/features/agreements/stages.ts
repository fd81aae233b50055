type Counts = { expected: number; drafted: number; offered: number; signed: number };
export type Stage = 'signed' | 'sent' | 'made' | 'none';

/**
 * The shares of a bar in percent, from signed to none. Counts say "so far or further", so that each share is what has come
 * so far and no further.
 */
export const stagesOf = ({
  expected,
  drafted,
  offered,
  signed,
}: Counts): { stage: Stage; start: number; width: number }[] => {
  const whole = Math.max(expected, drafted, 1);
  const counts: readonly (readonly [Stage, number])[] = [
    ['signed', signed],
    ['sent', offered - signed],
    ['made', drafted - offered],
    ['none', whole - drafted],
  ];
  let start = 0;
  return counts.flatMap(([stage, count]) => {
    const width = (Math.max(0, count) / whole) * 100;
    const share = { stage, start, width };
    start += width;
    return width > 0 ? [share] : [];
  });
};
