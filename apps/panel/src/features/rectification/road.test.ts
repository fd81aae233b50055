import { describe, expect, it } from 'vitest';
import { roadOf } from './road.ts';

const map = {
  mainRoad: ['a', 'b', 'c', 'd'],
  states: ['a', 'b', 'c', 'd', 'x'].map((name) => ({ name, title: name.toUpperCase() })),
};
const events = (...states: string[]) => states.map((state) => ({ state }));
const places = (road: ReturnType<typeof roadOf>) => road.stops.map(({ place }) => place);

describe('the road of a record', () => {
  it('tells past, present and future', () => {
    const road = roadOf(map, { name: 'b', title: 'B' }, events('a', 'b'));
    expect(places(road)).toEqual(['past', 'now', 'ahead', 'ahead']);
    expect(road.ended).toBe(false);
  });

  it('shows what a short path left out', () => {
    expect(places(roadOf(map, { name: 'c', title: 'C' }, events('a', 'c')))).toEqual([
      'past',
      'skipped',
      'now',
      'ahead',
    ]);
  });

  it('counts ways back', () => {
    const road = roadOf(map, { name: 'c', title: 'C' }, events('a', 'b', 'c', 'b', 'c', 'b', 'c'));
    expect(road.returns).toEqual([{ from: 2, to: 1, times: 2 }]);
  });

  it('tells aside what lies off the road', () => {
    const road = roadOf(map, { name: 'x', title: 'X' }, events('a', 'b', 'x'));
    expect(places(road)).toEqual(['past', 'past', 'ahead', 'ahead']);
    expect(road).toMatchObject({ aside: 'X', ended: true });
  });

  it('ends at its last stop', () => {
    expect(roadOf(map, { name: 'd', title: 'D' }, events('a', 'b', 'c', 'd')).ended).toBe(true);
  });
});
