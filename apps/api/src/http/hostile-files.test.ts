import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let cookie: string;
let photo: Buffer;
beforeAll(async () => {
  server = await testServer();
  cookie = await server.signIn();
  photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#3a7' } })
    .withExif({ IFD0: { Copyright: '<script>alert(1)</script>' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => server?.close());

const upload = async (bytes: Uint8Array, name = 'photo.jpg') => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), name);
  return server.send('/files', { method: 'POST', body: form, headers: { cookie } });
};
const kept = async (bytes: Uint8Array, name?: string) => {
  const answer = await upload(bytes, name);
  expect(answer.status).toBe(201);
  const { url } = (await answer.json()) as { url: string };
  const given = await server.send(url, { headers: { cookie } });
  return { headers: given.headers, bytes: Buffer.from(await given.arrayBuffer()) };
};

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, sum]);
};
/** A picture of a few bytes that would unpack to gigabytes. */
const pngBomb = (side: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(1024 * 1024));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
};
const heic = (brand: string): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`, 'latin1'),
    Buffer.alloc(4096, 0xff),
  ]);

describe('a file with two faces', () => {
  it.each([
    ['a page', '<html><script>alert(1)</script></html>'],
    ['a program of PHP', '<?php system($_GET["c"]); ?>'],
    ['an archive', 'PK\u0003\u0004payload'],
  ])('loses what is no picture: %s behind a photo', async (_, payload) => {
    const { headers, bytes } = await kept(Buffer.concat([photo, Buffer.from(payload, 'latin1')]));
    expect(bytes.includes(payload)).toBe(false);
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('loses what a camera or a person wrote into it: place, author, scripts', async () => {
    const { bytes } = await kept(photo);
    expect(bytes.includes('script')).toBe(false);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });
});

describe('what is no photo', () => {
  it.each<[string, Buffer]>([
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    [
      'a drawing that reads files',
      Buffer.from('<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003')],
    ['a HEIC that is none', heic('heic')],
    ['an AVIF that is none', heic('avif')],
  ])('is refused in words, whatever it is called: %s', async (_, bytes) => {
    const answer = await upload(bytes, 'photo.jpg');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'InvalidInput', message: expect.stringMatching(/.{10}/) });
  });
});

describe('a PDF', () => {
  it('is kept as it is, and so never shown in a page of ours: it is saved to disk', async () => {
    const script = '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj';
    const { headers } = await kept(Buffer.from(script), 'scan.pdf');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("object-src 'none'");
  });
});

describe('a picture that unpacks to gigabytes', () => {
  it.each([20_000, 60_000])('of %i points a side is refused at once, and the server lives on', async (side) => {
    const [began, before] = [performance.now(), process.memoryUsage().rss];
    const answer = await upload(pngBomb(side), 'photo.png');
    expect(answer.status).toBe(422);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024);
    expect((await server.send('/health/ready')).status).toBe(200);
  });
});

describe('a name', () => {
  it.each([
    '../../../../etc/passwd',
    String.raw`..\..\windows\win.ini`,
    'a"; filename="b.html',
    '照片\u202egpj.exe',
    `${'长'.repeat(400)}.jpg`,
  ])('leads nowhere and breaks no header: %s', async (name) => {
    const answer = await upload(photo, name);
    if (answer.status === 422) return;
    expect(answer.status).toBe(201);
    const { url } = (await answer.json()) as { url: string };
    expect(url).toMatch(/^\/files\/[\w-]+$/);
    const given = await server.send(url, { headers: { cookie } });
    const disposition = given.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^inline; filename\*=UTF-8''[A-Za-z0-9%!'()*._~-]+$/);
    expect(given.headers.get('set-cookie')).toBeNull();
  });
});
