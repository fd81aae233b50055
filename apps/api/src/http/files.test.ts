import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
let photo: Buffer;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
  photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => server?.close());

const upload = (bytes: Uint8Array, { name = '走廊.jpg', field = 'file', language = 'en' } = {}) => {
  const form = new FormData();
  form.set(field, new Blob([new Uint8Array(bytes)]), name);
  return server.send('/files', { method: 'POST', body: form, headers: { cookie, 'accept-language': language } });
};

describe('a photo', () => {
  it('is taken in, and given out to who sent it, small as well', async () => {
    const answer = await upload(photo);
    expect(answer.status).toBe(201);
    const file = (await answer.json()) as { url: string; thumbnailUrl: string };
    expect(file).toMatchObject({ name: '走廊.jpg', mediaType: 'image/jpeg' });
    const full = await server.send(file.url, { headers: { cookie } });
    expect(full.status).toBe(200);
    expect(full.headers.get('content-type')).toBe('image/jpeg');
    expect(full.headers.get('cache-control')).toContain('private');
    expect((await sharp(Buffer.from(await full.arrayBuffer())).metadata()).width).toBe(800);
    const small = await server.send(file.thumbnailUrl, { headers: { cookie } });
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(320);
    const etag = full.headers.get('etag') ?? '';
    expect((await server.send(file.url, { headers: { cookie, 'if-none-match': etag } })).status).toBe(304);
  });

  it('may be sent as the whole body', async () => {
    const headers = { cookie, 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent('操场.jpg') };
    const answer = await server.send('/files', { method: 'POST', body: new Uint8Array(photo), headers });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ name: '操场.jpg' });
  });

  it('sent again under the same key is the first file; another under that key is 409', async () => {
    const send = async (bytes: Buffer) => {
      const headers = { cookie, 'content-type': 'image/jpeg', 'idempotency-key': 'a-key-of-a-phone' };
      const answer = await server.send('/files', { method: 'POST', body: new Uint8Array(bytes), headers });
      return { status: answer.status, body: (await answer.json()) as { id: string; code: string } };
    };
    const [first, again] = [await send(photo), await send(photo)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const other = await sharp(photo).negate().jpeg().toBuffer();
    expect(await send(other)).toMatchObject({ status: 409, body: { code: 'IdempotencyKeyReused' } });
  });

  it('is shown to nobody who is not signed in', async () => {
    const { url } = (await (await upload(photo)).json()) as { url: string };
    expect((await server.send(url)).status).toBe(401);
  });
});

describe('what is no photo', () => {
  it.each([
    ['en', /12\.0 MB.*10\.0 MB/],
    ['zh-CN', /12\.0 MB.*10\.0 MB.*照片/],
  ])('of 12 MB is refused with both sizes, in %s', async (language, words) => {
    const answer = await upload(Buffer.alloc(12 * 1024 * 1024, 0xff), { language });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'TOO_LARGE', message: expect.stringMatching(words) });
  });

  it('because it is broken is refused in words', async () => {
    const answer = await upload(photo.subarray(0, 400));
    expect(answer.status).toBe(422);
    const { code, message } = (await answer.json()) as { code: string; message: string };
    expect(code).toBe('InvalidInput');
    expect(message.length).toBeGreaterThan(10);
  });

  it('whatever its name says is judged by its content', async () => {
    const answer = await upload(Buffer.from('<svg onload="alert(1)"/>'), { name: 'photo.jpg' });
    expect(answer.status).toBe(422);
  });

  it.each([
    ['empty', () => upload(new Uint8Array())],
    ['under another field', () => upload(photo, { field: 'photo' })],
  ])('%s is refused with 400', async (_name, send) => {
    expect((await send()).status).toBe(400);
  });

  it('with the wrong content type is refused, naming the right one', async () => {
    const headers = { cookie, 'content-type': 'application/json', 'accept-language': 'en' };
    const answer = await server.send('/files', { method: 'POST', body: '{}', headers });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('multipart/form-data') });
  });

  it('because the form is broken off is refused with 400', async () => {
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=xyz' };
    const answer = await server.send('/files', { method: 'POST', body: '--xyz\r\nContent-Dis', headers });
    expect(answer.status).toBe(400);
  });
});

describe('a file that is not there', () => {
  it.each(['0', '-1', '999999', 'x', 'RmlsZTo5OTk5OTk', '%00', "1'--", '99999999999999999999'])(
    'answers %s with 404',
    async (id) => {
      expect((await server.send(`/files/${id}`, { headers: { cookie } })).status).toBe(404);
    },
  );
});
