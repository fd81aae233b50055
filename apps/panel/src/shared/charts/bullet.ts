import { percentOf } from './scale.ts';

/** What a bullet shows; numbers in the indicator's own unit. */
export type BulletValues = {
  baseline?: number | null;
  previous?: number | null;
  now?: number | null;
  lo?: number | null;
  hi?: number | null;
  target: number;
  comparison: 'atLeast' | 'atMost';
  min: number;
  max: number;
  /** The server's own exact comparison, where it made one. */
  reached?: boolean | null;
};

/** A bullet in percent of its width; `reached` is null without a present value. */
export type BulletShape = {
  target: number;
  zone: { start: number; width: number };
  baseline: number | null;
  previous: number | null;
  now: number | null;
  interval: { start: number; width: number } | null;
  reached: boolean | null;
};

const given = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

/** Whether the target is reached: as the server says, else by the figures shown; null without a present value. */
export const reachedOf = ({ now, target, comparison, reached }: BulletValues): boolean | null => {
  if (!given(now)) return null;
  if (given(reached)) return reached;
  return comparison === 'atLeast' ? now >= target : now <= target;
};

/** Where everything of a bullet lies. The zone is where the target is reached. */
export const bulletOf = (values: BulletValues): BulletShape => {
  const { baseline, previous, now, lo, hi, target, comparison, min, max } = values;
  const at = (value: number) => percentOf({ min, max }, value);
  const place = (value: number | null | undefined) => (given(value) ? at(value) : null);
  return {
    target: at(target),
    zone: comparison === 'atLeast' ? { start: at(target), width: 100 - at(target) } : { start: 0, width: at(target) },
    baseline: place(baseline),
    previous: place(previous),
    now: place(now),
    interval: given(lo) && given(hi) ? { start: at(lo), width: at(hi) - at(lo) } : null,
    reached: reachedOf(values),
  };
};
