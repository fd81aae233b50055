import { expect, it } from 'vitest';
import { remindedSince, unsignedNames } from './waiting.ts';

const record = {
  versionNo: 2,
  state: 'halfSigned',
  signatures: [
    { side: 'B', versionNo: 1 },
    { side: 'A', versionNo: 2 },
  ],
  partyA: { name: 'Luo' },
  partyB: { name: 'Jiang' },
  reminders: [
    { at: '2026-11-02T08:00:00+08:00', passedOver: false },
    { at: '2026-11-23T08:00:00+08:00', passedOver: false },
    { at: '2026-11-24T08:00:00+08:00', passedOver: true },
  ],
  events: [{ at: '2026-11-20T09:14:00+08:00' }],
} as const;

it('waits for whoever has not signed the version on the table', () => expect(unsignedNames(record)).toEqual(['Jiang']));
it('counts the reminders since the latest step, but none that was passed over', () =>
  expect(remindedSince(record)).toEqual({ times: 1, last: '2026-11-23T08:00:00+08:00' }));
