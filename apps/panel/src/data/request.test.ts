import { afterEach, expect, it, vi } from 'vitest';
import { actingHeaders, sendGraphql } from './request.ts';
import { actInPost } from './standIn.ts';

afterEach(() => vi.unstubAllGlobals());
const answer = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }));

it('gives the data', async () => {
  answer(200, '{"data":{"a":1}}');
  expect(await sendGraphql('{a}', {})).toEqual({ a: 1 });
});

it.each([
  ['a lost connection', 0, '', 'network'],
  ['a proxy without a server', 502, '<html>', 'network'],
  ['an ended session', 401, '{}', 'signedOut'],
  [
    'an ended session told as an error',
    200,
    '{"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}]}',
    'signedOut',
  ],
  ['a fault', 200, '{"errors":[{"message":"x"}]}', 'server'],
  ['an answer without data', 200, '{}', 'server'],
])('tells %s', async (_, status, body, kind) => {
  if (status === 0) vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')));
  else answer(status, body);
  await expect(sendGraphql('{a}', {})).rejects.toMatchObject({ kind });
});

it('acts in the post chosen for oneself, and in somebody’s stead in the one chosen of theirs', () => {
  const stored = () => {
    const rows = new Map<string, string>();
    return {
      getItem: (key: string) => rows.get(key) ?? null,
      setItem: (key: string, value: string) => rows.set(key, value),
      removeItem: (key: string) => rows.delete(key),
    };
  };
  vi.stubGlobal('localStorage', stored());
  vi.stubGlobal('sessionStorage', stored());
  actInPost('own');
  expect(actingHeaders()).toEqual({ 'x-acting-post': 'own' });
  sessionStorage.setItem('plumbline.standIn', JSON.stringify({ id: 'delegation', name: '严国华' }));
  expect(actingHeaders()).toEqual({ 'x-on-behalf-of': 'delegation' });
  actInPost('theirs');
  expect(actingHeaders()).toEqual({ 'x-on-behalf-of': 'delegation', 'x-acting-post': 'theirs' });
  expect(actingHeaders({ behalf: null })).toEqual({ 'x-acting-post': 'own' });
});
