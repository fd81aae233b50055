import { describe, expect, it } from 'vitest';
import type { NotificationChoice } from './choice.ts';
import { gather, type WaitingMail } from './gather.ts';

const zone = 'Asia/Shanghai';
const noon = new Date('2026-11-18T04:00:00Z');
const night = new Date('2026-11-18T14:30:00Z');
const choice: NotificationChoice = {
  address: 'li@example.cn',
  locale: 'zh',
  mail: { turn: true, copy: false, reminder: true },
  quiet: { from: '21:00', to: '07:00' },
};
const row = (id: number, more: Partial<WaitingMail> = {}): WaitingMail => ({
  id,
  letter: null,
  held: false,
  nextTryAt: new Date('2026-11-18T03:59:00Z'),
  kind: 'turn',
  read: false,
  ...more,
});
const rows = (count: number, more: Partial<WaitingMail> = {}) =>
  Array.from({ length: count }, (_, index) => row(index + 1, more));
const sizes = (waiting: readonly WaitingMail[], at = noon) =>
  gather(choice, waiting, at, zone).letters.map((letter) => letter.length);

describe('the mail that waits for a person', () => {
  it('goes out one by one up to five, and as one letter beyond', () => {
    expect(sizes(rows(1))).toEqual([1]);
    expect(sizes(rows(5))).toEqual([1, 1, 1, 1, 1]);
    expect(sizes(rows(6))).toEqual([6]);
    expect(sizes(rows(300))).toEqual([300]);
  });

  it('takes along what is not due by itself yet, and waits where nothing is', () => {
    const later = { nextTryAt: new Date('2026-11-18T04:00:20Z') };
    expect(sizes([...rows(5), row(6, later)])).toEqual([6]);
    expect(gather(choice, rows(3, later), noon, zone)).toEqual({ dropped: [], held: null, letters: [] });
  });

  it('is kept back in quiet hours and comes as one in the morning', () => {
    expect(gather(choice, rows(2), night, zone)).toEqual({
      dropped: [],
      held: { ids: [1, 2], until: new Date('2026-11-18T23:00:00Z') },
      letters: [],
    });
    expect(sizes(rows(2, { held: true }))).toEqual([2]);
  });

  it('is dropped where it was read meanwhile, or is no longer wanted', () => {
    const waiting = [row(1, { read: true }), row(2, { kind: 'copy' }), row(3)];
    expect(gather(choice, waiting, noon, zone)).toEqual({ dropped: [1, 2], held: null, letters: [[row(3)]] });
    expect(gather({ ...choice, address: null }, rows(2), noon, zone).dropped).toEqual([1, 2]);
    expect(gather(choice, rows(2, { read: true }), night, zone)).toEqual({ dropped: [1, 2], held: null, letters: [] });
  });

  it('keeps a letter of an earlier attempt together, apart from what came since', () => {
    const again = [row(1, { letter: 1 }), row(2, { letter: 1, read: true })];
    const found = gather(choice, [...again, row(3)], noon, zone);
    expect(found.letters).toEqual([again, [row(3)]]);
    expect(found.dropped).toEqual([]);
  });

  it('leaves a letter alone that another worker is sending', () => {
    const sending = row(1, { letter: 1, nextTryAt: new Date('2026-11-18T04:09:00Z') });
    expect(gather(choice, [sending], noon, zone)).toEqual({ dropped: [], held: null, letters: [] });
  });
});
