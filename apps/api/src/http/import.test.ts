import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
});
afterAll(() => server?.close());

const tooMuch = new Uint8Array(12 * 1024 * 1024);
const inForm = (): FormData => {
  const form = new FormData();
  form.set('file', new Blob([tooMuch]), '台账.xlsx');
  return form;
};

it.each([
  ['zh-CN', /^台账文件为 12\.0 MB，最多允许 10\.0 MB。.*拆成几个文件/],
  ['en', /^The ledger file is 12\.0 MB; at most 10\.0 MB are allowed\. .*split it/],
])('a ledger that is too large is refused with both sizes and speaks of no photo, in %s', async (language, words) => {
  for (const path of ['/api/import/findings?dryRun', '/api/import/findings/marked']) {
    for (const body of [inForm(), tooMuch]) {
      const type = body === tooMuch ? { 'content-type': 'text/csv' } : {};
      const answer = await server.send(path, {
        method: 'POST',
        body,
        headers: { cookie, 'accept-language': language, ...type },
      });
      expect(answer.status).toBe(413);
      const told = (await answer.json()) as { code: string; message: string };
      expect(told).toMatchObject({ code: 'TOO_LARGE', message: expect.stringMatching(words) });
      expect(told.message).not.toMatch(/照片|photo/i);
    }
  }
});
