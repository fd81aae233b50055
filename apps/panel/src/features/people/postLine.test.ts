import { expect, it } from 'vitest';
import { lineOf } from './postLine.ts';

const post = (id: string, from: string, to: string | null) => ({ id, from, to });

it('lays posts over the years, the latest first, and tells past, present and future apart', () => {
  const line = lineOf(
    [
      post('old', '2024-01-01', '2025-12-31'),
      post('now', '2026-01-01', null),
      post('next', '2027-01-01', '2027-12-31'),
    ],
    '2026-11-24',
  );
  expect(line?.bars.map((bar) => [bar.post.id, bar.state])).toEqual([
    ['next', 'future'],
    ['now', 'present'],
    ['old', 'past'],
  ]);
  expect(line?.bars.map(({ left }) => left)).toEqual([75, 50, 0]);
  expect(line?.bars[1]?.width).toBe(50);
  expect(line?.years.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027]);
});

it('names at most six years, and is not there without posts', () => {
  const line = lineOf([post('long', '2001-09-01', null)], '2026-11-24');
  expect(line?.years.filter(({ shown }) => shown).length).toBeLessThanOrEqual(6);
  expect(lineOf([], '2026-11-24')).toBeNull();
});
