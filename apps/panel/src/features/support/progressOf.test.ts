import { describe, expect, it } from 'vitest';
import { changeOf, progressOf, shareHeld } from './progressOf.ts';

describe('the count of times that help was given', () => {
  it.each([
    [null, 3, true, 'unplanned'],
    [8, 8, false, 'complete'],
    [8, 9, true, 'complete'],
    [8, 5, true, 'underWay'],
    [8, 5, false, 'short'],
  ] as const)('planned %s, held %i, current %s is %s', (planned, held, current, expected) => {
    expect(progressOf({ planned, held, current })).toBe(expected);
  });

  it.each([
    [8, 5, 62.5],
    [4, 6, 100],
    [0, 0, 100],
  ])('shows %i planned and %i held as %f percent', (planned, held, percent) => {
    expect(shareHeld(planned, held)).toBe(percent);
  });
});

describe('the change between re-observations', () => {
  const seen = (observedOn: string, resultTitle: string) => ({ observedOn, resultTitle });
  it('is from the earliest to the latest, in whatever order they come', () => {
    expect(changeOf([seen('2026-04-16', 'good'), seen('2025-11-02', 'fair')])).toEqual({ from: 'fair', to: 'good' });
  });
  it.each([[[]], [[seen('2026-04-16', 'good')]], [[seen('2025-11-02', 'fair'), seen('2026-04-16', 'fair')]]])(
    'is none for %o',
    (observations) => expect(changeOf(observations)).toBeNull(),
  );
});
