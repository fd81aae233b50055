import { describe, expect, it } from 'vitest';
import { sidesOf, staysOf, waitingDays, walkedEdges } from './diagram.ts';

const mainRoad = ['a', 'b', 'c', 'd'];
const map = { mainRoad, states: ['a', 'b', 'c', 'd', 'x', 'y'].map((name) => ({ name, title: name.toUpperCase() })) };
const at = (state: string, day: string) => ({ state, at: `2026-11-${day}T10:00:00+08:00` });
const story = [at('a', '16'), at('b', '17'), at('x', '18'), at('b', '19'), at('c', '20'), at('b', '24'), at('c', '26')];
const working = new Set(['16', '17', '18', '19', '20', '23', '24', '25', '26', '27'].map((day) => `2026-11-${day}`));

describe('the diagram of a case', () => {
  it('tells the states beside the road that it came into, and those it never saw', () => {
    expect(sidesOf(map, 'c', story)).toEqual({
      visited: [{ name: 'x', title: 'X', from: [1], back: [1], now: false }],
      unseen: ['Y'],
    });
    expect(sidesOf(map, 'x', story.slice(0, 3)).visited[0]?.now).toBe(true);
  });

  it('tells the walked steps of the road once each, and no way back', () => {
    expect(walkedEdges(mainRoad, story)).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(walkedEdges(mainRoad, [at('a', '16'), at('c', '17')])).toEqual([[0, 2]]);
  });

  it('adds up the working days of each visit, the present one until today', () => {
    const stays = staysOf(story, '2026-11-27', working);
    expect(Object.fromEntries([...stays].map(([state, { workingDays }]) => [state, workingDays]))).toEqual({
      a: 1,
      b: 1 + 1 + 2,
      x: 1,
      c: 2 + 1,
    });
    expect(stays.get('b')?.visits).toBe(3);
    expect([...stays].filter(([, { now }]) => now).map(([state]) => state)).toEqual(['c']);
  });

  it('counts the waiting from when the state was entered, not from a step that left it there', () => {
    expect(waitingDays([at('a', '16'), at('b', '17'), at('b', '19')], '2026-11-20', working)).toBe(3);
    expect(waitingDays(story, '2026-11-26', working)).toBe(0);
  });
});
