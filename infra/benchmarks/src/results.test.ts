import { describe, expect, it } from 'vitest';
import { resultOf, tableOf } from './results.ts';
import { interleave, median } from './rounds.ts';

describe('a result', () => {
  it('has met its goal when every ratio that the goal names holds', () => {
    const goal = { ratioToFloor: 0.75, ratioToPeer: 1.8, bound: 'atLeast' } as const;
    const found = { ours: 80, floor: 100, peer: 40 };
    expect(resultOf('list', 'queries/s', found, goal)).toMatchObject({ ratioToFloor: 0.8, ratioToPeer: 2, met: true });
    expect(resultOf('list', 'queries/s', { ...found, peer: 50 }, goal).met).toBe(false);
    expect(resultOf('list', 'queries/s', { ...found, floor: 120 }, goal).met).toBe(false);
  });

  it('of a cost has met its goal when the ratio is at most so', () => {
    const goal = { ratioToFloor: 1.3, bound: 'atMost' } as const;
    expect(resultOf('page', 'ms/page', { ours: 1.2, floor: 1 }, goal).met).toBe(true);
    expect(resultOf('page', 'ms/page', { ours: 1.4, floor: 1 }, goal)).toMatchObject({ met: false, ratioToPeer: null });
  });

  it('has met a goal in its own unit when it is at most so', () => {
    const goal = { ours: 60, bound: 'atMost' } as const;
    expect(resultOf('rules', 's', { ours: 59.9, floor: 4 }, goal).met).toBe(true);
    expect(resultOf('rules', 's', { ours: 60.1, floor: 4 }, goal).met).toBe(false);
    expect(tableOf([resultOf('rules', 's', { ours: 9, floor: 4 }, goal)])).toMatch(/ s +<= 60 s +yes$/);
  });

  it('is one line of the table, with a dash where there is no peer', () => {
    const lines = tableOf([
      resultOf('step', 'steps/s', { ours: 5, floor: 10 }, { ratioToFloor: 0.5, bound: 'atLeast' }),
    ]).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^step +5 +10 +- +0\.50 +- +steps\/s +>= 0\.5 x floor +yes$/);
  });
});

describe('rounds', () => {
  it('take the middle of what each measurement gave', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  it('go through all measurements before the next round begins', async () => {
    const order: string[] = [];
    const measure = (name: string) => async () => order.push(name);
    const found = await interleave(2, { one: measure('one'), two: measure('two') }, () => {});
    expect(order).toEqual(['one', 'two', 'one', 'two']);
    expect(found).toEqual({ one: 2, two: 3 });
  });
});
