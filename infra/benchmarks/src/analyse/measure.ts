import { type Analysis, analyse } from '@plumbline/rules';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say } from '../say.ts';
import type { Settings } from '../settings.ts';
import { drawSession } from './session.ts';

/** An analysis may take so long. */
const allowedSeconds = 5;

/** Throws unless an analysis has an answer for each of the groups, so that what is timed was done. */
export const checkWhole = (session: Analysis, found: ReturnType<typeof analyse>): void => {
  const groups = found.flatMap((subject) => subject.groups);
  const chances = groups.reduce((sum, { pLast2 }) => sum + (pLast2 ?? 0), 0);
  if (groups.length !== session.groups.length || Math.abs(chances - 2) > 1e-9)
    throw new Error(`${groups.length} groups were analysed, whose chances add up to ${chances}; expected 2 in all.`);
};

/** Measures the whole analysis of a subject, in seconds; the floor is what it may take. */
export const measureAnalysis = async ({ rounds }: Settings): Promise<Result[]> => {
  const session = drawSession(50_000, 3_000);
  const ours = async (): Promise<number> => {
    const began = performance.now();
    const found = analyse(session);
    const seconds = (performance.now() - began) / 1000;
    checkWhole(session, found);
    return seconds;
  };
  await ours();
  const found = await interleave(rounds, { ours }, say);
  return [
    resultOf(
      'analysis (floor: allowed)',
      's',
      { ...found, floor: allowedSeconds },
      { ratioToFloor: 1, bound: 'atMost' },
    ),
  ];
};
