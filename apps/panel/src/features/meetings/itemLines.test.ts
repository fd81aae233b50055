import { describe, expect, it } from 'vitest';
import { byDay, itemLines } from './itemLines.ts';

describe('items written one a line', () => {
  it.each([
    ['', []],
    ['1. \u5206\u6790\n\n 2\u3001\u8ba8\u8bba \n', ['\u5206\u6790', '\u8ba8\u8bba']],
    ['3\uff09a\r\n10) b', ['a', 'b']],
    ['2026 targets\n3 campuses', ['2026 targets', '3 campuses']],
  ])('%j are %j', (text, items) => expect(itemLines(text)).toEqual(items));
});

describe('meetings by day', () => {
  it('puts those to come soonest first, today among them, and those held latest first', () => {
    const days = ['2026-12-02', '2026-11-20', '2026-11-24', '2026-09-01'].map((heldOn) => ({ heldOn }));
    const { coming, past } = byDay(days, '2026-11-24');
    expect(coming.map(({ heldOn }) => heldOn)).toEqual(['2026-11-24', '2026-12-02']);
    expect(past.map(({ heldOn }) => heldOn)).toEqual(['2026-11-20', '2026-09-01']);
  });
});
