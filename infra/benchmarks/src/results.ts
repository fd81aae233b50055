/** What a ratio should be, and whether it is. */
export interface Goal {
  readonly ratioToFloor?: number;
  readonly ratioToPeer?: number;
  /** What is allowed in the unit of the line. */
  readonly ours?: number;
  /** Whether ratios should be at least or at most so. */
  readonly bound: 'atLeast' | 'atMost';
}

/** One line of the benchmark. */
export interface Result {
  readonly name: string;
  readonly ours: number;
  readonly floor: number;
  readonly peer: number | null;
  readonly ratioToFloor: number;
  readonly ratioToPeer: number | null;
  readonly unit: string;
  readonly goal: Goal;
  readonly met: boolean;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Puts a line together. */
export const resultOf = (
  name: string,
  unit: string,
  { ours, floor, peer = null }: { ours: number; floor: number; peer?: number | null },
  goal: Goal,
): Result => {
  const ratioToFloor = round(ours / floor, 2);
  const ratioToPeer = peer === null ? null : round(ours / peer, 2);
  const value = round(ours, 2);
  const holds = (ratio: number | null, wanted: number | undefined) =>
    wanted === undefined || ratio === null || (goal.bound === 'atLeast' ? ratio >= wanted : ratio <= wanted);
  return {
    name,
    ours: value,
    floor: round(floor, 2),
    peer: peer === null ? null : round(peer, 2),
    ratioToFloor,
    ratioToPeer,
    unit,
    goal,
    met: holds(ratioToFloor, goal.ratioToFloor) && holds(ratioToPeer, goal.ratioToPeer) && holds(value, goal.ours),
  };
};

const goalText = ({ ratioToFloor, ratioToPeer, ours, bound }: Goal, unit: string): string => {
  const sign = bound === 'atLeast' ? '>=' : '<=';
  return [
    ratioToFloor === undefined ? [] : [`${sign} ${ratioToFloor} x floor`],
    ratioToPeer === undefined ? [] : [`${sign} ${ratioToPeer} x peer`],
    ours === undefined ? [] : [`${sign} ${ours} ${unit}`],
  ]
    .flat()
    .join(', ');
};

/** The results as a table for people. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [
    ['', 'ours', 'floor', 'peer', 'x floor', 'x peer', 'unit', 'goal', 'met'],
    ...results.map(({ name, ours, floor, peer, ratioToFloor, ratioToPeer, unit, goal, met }) => [
      name,
      String(ours),
      String(floor),
      peer === null ? '-' : String(peer),
      ratioToFloor.toFixed(2),
      ratioToPeer === null ? '-' : ratioToPeer.toFixed(2),
      unit,
      goalText(goal, unit),
      met ? 'yes' : 'no',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
