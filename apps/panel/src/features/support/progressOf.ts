import type { SupportRow } from './documents.ts';

type Observed = { observedOn: string; resultTitle: string };

/** How a count of times stands: nothing planned, some lacking after its end, still under way, or complete. */
export const progressOf = ({
  planned,
  held,
  current,
}: Pick<SupportRow, 'planned' | 'held' | 'current'>): 'unplanned' | 'complete' | 'underWay' | 'short' => {
  if (planned === null) return 'unplanned';
  if (held >= planned) return 'complete';
  return current ? 'underWay' : 'short';
};

/** The share of the planned times that were held, from 0 to 100. */
export const shareHeld = (planned: number, held: number): number =>
  planned <= 0 ? 100 : Math.min(100, (held / planned) * 100);

/** The first and the last result of re-observations, where there are two at least and they differ. */
export const changeOf = (observations: readonly Observed[]): { from: string; to: string } | null => {
  const sorted = [...observations].sort((a, b) => a.observedOn.localeCompare(b.observedOn));
  const from = sorted[0]?.resultTitle;
  const to = sorted.at(-1)?.resultTitle;
  return from !== undefined && to !== undefined && from !== to ? { from, to } : null;
};
