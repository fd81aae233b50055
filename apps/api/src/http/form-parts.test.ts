import { describe, expect, it } from 'vitest';
import { BadForm, boundaryOf, formParts } from './form-parts.ts';

const boundary = 'a-b';
const inPieces = async function* (bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};
/** Parts with their whole content. */
const partsOf = async (bytes: Buffer, size: number) => {
  const parts: { name: string; fileName: string | null; content: string }[] = [];
  for await (const event of formParts(inPieces(bytes, size), boundary)) {
    if (event.kind === 'part') parts.push({ name: event.name, fileName: event.fileName, content: '' });
    else {
      const last = parts.at(-1);
      if (last) last.content += event.bytes.toString('latin1');
    }
  }
  return parts;
};

// A content that looks like the beginning of a boundary again and again.
const tricky = '\r\n--a-\r\n--a\r\n-\r\n--a-c--\r\n\r\n';
const form = Buffer.from(
  [
    '--a-b\r\nContent-Disposition: form-data; name="mapping"\r\n\r\n{"a":null}',
    `\r\n--a-b\r\nContent-Type: text/csv\r\nContent-Disposition: form-data; name="file"; filename="%22五年级%22.csv"\r\n\r\n${tricky}`,
    '\r\n--a-b\r\nContent-Disposition: form-data; name="empty"\r\n\r\n',
    '\r\n--a-b--\r\nepilogue',
  ].join(''),
);

describe('a form', () => {
  it('is taken apart the same however it arrives in pieces', async () => {
    for (let size = 1; size <= form.length; size += 1)
      expect([size, await partsOf(form, size)]).toEqual([
        size,
        [
          { name: 'mapping', fileName: null, content: '{"a":null}' },
          { name: 'file', fileName: '"五年级".csv', content: tricky },
          { name: 'empty', fileName: null, content: '' },
        ],
      ]);
  });

  it('that a client of fetch makes is read as that client reads it', async () => {
    const data = new FormData();
    data.set('file', new Blob([tricky]), 'a.csv');
    const response = new Response(data);
    const type = response.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    const found: string[] = [];
    for await (const event of formParts(inPieces(bytes, 7), boundaryOf(type) ?? ''))
      found.push(event.kind === 'part' ? `${event.name}/${event.fileName}:` : event.bytes.toString('latin1'));
    expect(found.join('')).toBe(`file/a.csv:${tricky}`);
  });

  it.each([
    ['is broken off', form.subarray(0, form.length - 20)],
    ['is none', Buffer.from('school,pupil\n')],
    ['has headers without end', Buffer.from(`--a-b\r\n${'x'.repeat(40_000)}`)],
  ])('that %s is refused', async (_, bytes) => {
    await expect(partsOf(bytes, 1000)).rejects.toThrow(BadForm);
  });

  it('has its boundary in the content type, quoted or not', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b');
    expect(boundaryOf('multipart/form-data')).toBeNull();
  });
});
