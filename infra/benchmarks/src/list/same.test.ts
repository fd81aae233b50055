import { expect, it } from 'vitest';
import { checkSame } from './same.ts';

const answer = (node: object) => JSON.stringify({ data: { rectificationCases: { nodes: [node] } } });
const event = { version: 1, step: 'record', state: 'x' };
const shared = { number: '1', title: 't', state: 'x', version: 1, dueOn: '2026-11-24', unit: { name: 'u' } };
const ours = {
  ...shared,
  id: 'abc',
  responsible: { name: 'p' },
  inspection: { title: 'i', heldOn: '2026-11-01' },
  events: [{ ...event, at: '2026-11-24T08:00:00+08:00' }],
};
const peers = {
  ...shared,
  id: 1,
  responsible: { nodes: [{ person: { name: 'p' } }] },
  facts: { inspection: ours.inspection },
  events: { nodes: [{ ...event, at: '2026-11-24T00:00:00Z' }] },
};

it('takes answers of different forms for the same when every field agrees', () => {
  checkSame({ ours: answer(ours), peer: answer(peers) }, 1);
});

it('refuses answers that differ in one field, or hold too few cases', () => {
  expect(() => checkSame({ ours: answer(ours), peer: answer({ ...peers, version: 2 }) }, 1)).toThrow('peer');
  expect(() => checkSame({ ours: answer(ours) }, 50)).toThrow('1 cases instead of 50');
});
