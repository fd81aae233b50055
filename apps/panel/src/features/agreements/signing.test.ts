import { expect, it } from 'vitest';
import { asksForSignatures, awaitsSignatures, keyOfSigning, signatureOf, signFaults } from './signing.ts';

const signatures = [
  { side: 'A', versionNo: 2, name: 'old' },
  { side: 'A', versionNo: 3, name: 'new' },
] as const;

it('a signature counts for its own version only', () => {
  expect(signatureOf(signatures, 'A', 3)?.name).toBe('new');
  expect(signatureOf(signatures, 'A', 4)).toBeNull();
  expect(signatureOf(signatures, 'B', 3)).toBeNull();
});

it.each([
  [{ seen: false, read: false, password: '' }, ['notSeen', 'noPassword']],
  [{ seen: true, read: false, password: 'x' }, ['notRead']],
  [{ seen: true, read: true, password: '' }, ['noPassword']],
  [{ seen: true, read: true, password: ' ' }, []],
])('of %j these are missing: %j', (entry, expected) => expect(signFaults(entry)).toEqual(expected));

it('signatures are asked of both while they are awaited, and not while the office has to answer', () => {
  const state = (tags: readonly string[], tone: string) => ({ tags, tone });
  expect(asksForSignatures(state(['open', 'awaited'], 'RESPONSIBLE'))).toBe(true);
  expect(asksForSignatures(state(['open', 'awaited'], 'OFFICE'))).toBe(false);
  expect(asksForSignatures(state(['open'], 'NEUTRAL'))).toBe(false);
  expect(awaitsSignatures({ tags: ['open'] })).toBe(true);
  expect(awaitsSignatures({ tags: ['open', 'binding'] })).toBe(false);
  expect(awaitsSignatures({ tags: ['closed'] })).toBe(false);
});

it('the same text is signed under one key, another text under another', () => {
  let made = 0;
  const make = () => String(++made);
  const record = { id: 'R', version: 4, contentHash: 'a' };
  const first = keyOfSigning(null, record, make);
  expect(keyOfSigning(first, { ...record }, make).key).toBe('1');
  expect(keyOfSigning(first, { ...record, version: 5, contentHash: 'b' }, make).key).toBe('2');
});
