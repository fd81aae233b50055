import { workflows } from '@plumbline/workflows';
import { expect, it } from 'vitest';
import { roads, shares } from './road.ts';

it('leads a case into every state, by events without a gap that end there', () => {
  const found = roads();
  expect([...found.keys()].sort()).toEqual(Object.keys(workflows.rectification.states).sort());
  for (const [state, road] of found) {
    expect(road.map(({ version }) => version)).toEqual(road.map((_, index) => index + 1));
    expect(road.at(-1)?.after).toBe(state);
  }
});

it('spreads 100 cases over all states so that a case has about five events', () => {
  const all = [...shares()];
  expect(all.reduce((sum, [, share]) => sum + share, 0)).toBe(100);
  const events = all.reduce((sum, [state, share]) => sum + share * (roads().get(state)?.length ?? 0), 0) / 100;
  expect(events).toBeGreaterThan(4.5);
  expect(events).toBeLessThan(5.5);
});
