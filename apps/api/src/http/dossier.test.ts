import { encodeId } from '@plumbline/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
});
afterAll(() => server?.close());

const get = (record: string, headers: Record<string, string> = { cookie }) =>
  server.send(`/api/dossier?record=${encodeURIComponent(record)}`, { headers });

describe('the dossier of a consequence', () => {
  it('is for those who are signed in', async () => {
    expect((await get(encodeId('Sanction', 1), {})).status).toBe(401);
  });

  it.each([
    ['a record that is not there', encodeId('Sanction', 999_999)],
    ['an id of another kind', encodeId('Unit', 1)],
    ['no id at all', 'nonsense'],
    ['an empty one', ''],
  ])('answers for %s that there is none, in the same words', async (_, record) => {
    const answer = await get(record);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      code: 'NotFound',
      message: '没有这份案卷，或者您没有参与这件事。请从处置页面下载。',
    });
  });

  it('may be asked for with a reason, which stands in no address; it is never written', async () => {
    const asked = await server.send(
      '/api/dossier',
      json({ record: encodeId('Sanction', 999_999), reason: '上会前核对' }, { cookie }),
    );
    expect(asked.status).toBe(404);
    expect((await server.send('/api/dossier', { method: 'POST', headers: { cookie } })).status).toBe(415);
    expect((await server.send('/api/dossier', { method: 'PUT', headers: { cookie } })).status).toBe(405);
  });
});
