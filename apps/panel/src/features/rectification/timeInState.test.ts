import { describe, expect, it } from 'vitest';
import { stayBetween } from './timeInState.ts';

const working = new Set(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-30']);

describe('time in a state', () => {
  it('counts working days after the first day, the last one included', () => {
    expect(stayBetween('2026-11-23T08:00:00+08:00', '2026-11-30T09:00:00+08:00', working)).toEqual({ workingDays: 3 });
  });

  it('is nothing over a weekend', () => {
    expect(stayBetween('2026-11-27T16:00:00+08:00', '2026-11-29T09:00:00+08:00', working)).toEqual({ workingDays: 0 });
  });

  it('is told in minutes within a day', () => {
    expect(stayBetween('2026-11-23T08:00:00+08:00', '2026-11-23T08:32:00+08:00', working)).toEqual({ minutes: 32 });
  });
});
