import { describe, expect, it } from 'vitest';
import { quietUntil } from './quiet-hours.ts';

const until = (at: string, from: string, to: string, zone = 'Asia/Shanghai') =>
  quietUntil(new Date(at), zone, { from, to })?.toISOString() ?? null;

describe('quiet hours', () => {
  it.each([
    ['2026-11-18T12:59:59Z', null],
    ['2026-11-18T13:00:00Z', '2026-11-18T23:00:00.000Z'],
    ['2026-11-18T16:30:20Z', '2026-11-18T23:00:00.000Z'],
    ['2026-11-18T22:59:59Z', '2026-11-18T23:00:00.000Z'],
    ['2026-11-18T23:00:00Z', null],
  ])('from 21:00 to 07:00 in the town: at %s until %s', (at, end) => {
    expect(until(at, '21:00', '07:00')).toBe(end);
  });

  it('may lie within one day', () => {
    expect(until('2026-11-18T04:30:00Z', '12:00', '14:00')).toBe('2026-11-18T06:00:00.000Z');
    expect(until('2026-11-18T06:00:00Z', '12:00', '14:00')).toBe(null);
  });

  it('are none where they begin and end at once', () => {
    expect(until('2026-11-18T13:00:00Z', '21:00', '21:00')).toBe(null);
  });

  it('go by the zone of the town', () => {
    expect(until('2026-11-18T17:00:00Z', '21:00', '07:00', 'Asia/Urumqi')).toBe('2026-11-19T01:00:00.000Z');
    expect(until('2026-11-18T14:00:00Z', '21:00', '07:00', 'Asia/Urumqi')).toBe(null);
  });
});
