import { readOnce, sqlOf } from '@plumbline/database';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedInBoth } from '../testing/languages.ts';
import { type SmallTown, smallTown } from '../testing/world.ts';
import type { Viewer } from '../viewer.ts';
import { openFile } from './open-file.ts';
import { kindOf, largestFile, saveFile } from './save-file.ts';

let town: SmallTown;
let photo: Buffer;
beforeAll(async () => {
  town = await smallTown('files');
  photo = await sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#47a' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 14/1 0/1', GPSLongitude: '121/1 28/1 0/1' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => town.close());

const files = () =>
  readOnce(town.deps.pool, { townId: town.townId, personId: null }, sqlOf.selectFrom('file').selectAll().orderBy('id'));
const stored = async (viewer: Viewer, bytes: Uint8Array, name = '照片.jpg') => {
  const answer = await saveFile(town.deps, viewer, { bytes, name });
  if (!answer.ok) throw new Error(answer.problems[0]?.message);
  return answer.file;
};
const refusal = async (bytes: Uint8Array) => {
  const before = await files();
  const told = await refusedInBoth(town.people.teacher, (viewer) =>
    saveFile(town.deps, viewer, { bytes, name: '照片.jpg' }),
  );
  expect(await files()).toEqual(before);
  return told;
};
const invalid = [{ code: 'InvalidInput', path: null }];
const pdf = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');

describe('a photo', () => {
  it('is stored upright, at most 2000 pixels wide, and without the place where it was taken', async () => {
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const file = await stored(town.people.teacher, photo);
    expect(file).toMatchObject({ mediaType: 'image/jpeg', name: '照片.jpg' });
    const bytes = await town.deps.files.read(file.hash);
    const { width, height, exif, format } = await sharp(bytes ?? Buffer.alloc(0)).metadata();
    expect({ width, height, exif, format }).toEqual({ width: 2000, height: 1000, exif: undefined, format: 'jpeg' });
    expect(file.size).toBe(bytes?.length);
  });

  it('turned by its camera is turned upright', async () => {
    const turned = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#fff' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { hash } = await stored(town.people.teacher, turned);
    const { width, height } = await sharp((await town.deps.files.read(hash)) ?? Buffer.alloc(0)).metadata();
    expect([width, height]).toEqual([20, 40]);
  });

  it.each(['png', 'webp'] as const)('may be a %s', async (format) => {
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0a0' } })
      .toFormat(format)
      .toBuffer();
    expect((await stored(town.people.teacher, bytes)).mediaType).toBe('image/jpeg');
  });

  it('is stored once however often it is sent, with an entry for each sender', async () => {
    const [one, two] = [await stored(town.people.teacher, photo), await stored(town.people.other, photo)];
    expect(one.hash).toBe(two.hash);
    expect(one.id).not.toBe(two.id);
  });

  it('that is broken in the middle, or cut off, is refused', async () => {
    expect(await refusal(photo.subarray(0, photo.length / 2))).toEqual(invalid);
    expect(await refusal(Buffer.concat([photo.subarray(0, 300), Buffer.alloc(5000, 7)]))).toEqual(invalid);
    expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toEqual(invalid);
  });

  it('of 12 MB is refused, and the message says how large it is and may be', async () => {
    const large = Buffer.concat([photo, Buffer.alloc(12 * 1024 * 1024 - photo.length)]);
    expect(await refusal(large)).toEqual(invalid);
    const answer = await saveFile(town.deps, town.people.teacher, { bytes: large, name: 'x.jpg' });
    expect(answer.ok ? '' : answer.problems[0]?.message).toMatch(/12\.0 MB.*10\.0 MB/);
    expect(largestFile).toBe(10 * 1024 * 1024);
  });

  it('that unpacks to a huge picture is refused before it is unpacked', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(largestFile);
    const began = performance.now();
    expect(await refusal(bomb)).toEqual(invalid);
    expect(performance.now() - began).toBeLessThan(2_000);
  }, 60_000);
});

describe('a file sent again under the key of its device', () => {
  const send = (viewer: Viewer, bytes: Uint8Array, clientKey: string) =>
    saveFile(town.deps, viewer, { bytes, name: '照片.jpg', clientKey });

  it('is the same file, also when it is sent several times at once', async () => {
    const before = (await files()).length;
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => send(town.people.teacher, photo, 'device-key-one')),
    );
    answers.push(await send(town.people.teacher, photo, 'device-key-one'));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, file: { mediaType: 'image/jpeg' } });
    expect((await files()).length).toBe(before + 1);
  });

  it('with other content is a conflict, and nothing is lost or replaced', async () => {
    await send(town.people.teacher, photo, 'device-key-two');
    const before = await files();
    expect(await send(town.people.teacher, pdf, 'device-key-two')).toMatchObject({
      ok: false,
      problems: [{ code: 'IdempotencyKeyReused' }],
    });
    expect(await files()).toEqual(before);
  });

  it('by somebody else is a file of theirs', async () => {
    const one = await send(town.people.teacher, photo, 'device-key-three');
    const two = await send(town.people.other, photo, 'device-key-three');
    expect(one.ok && two.ok && one.file.id !== two.file.id).toBe(true);
  });

  it('that was refused may be sent better under the same key', async () => {
    expect((await send(town.people.teacher, photo.subarray(0, 300), 'device-key-four')).ok).toBe(false);
    expect((await send(town.people.teacher, photo, 'device-key-four')).ok).toBe(true);
  });

  it.each(['', 'with space in it', '编号编号编号编号', 'x'.repeat(201)])(
    'needs a usable key: %j is refused',
    async (key) => {
      expect(await send(town.people.teacher, photo, key)).toMatchObject({ problems: [{ code: 'InvalidInput' }] });
    },
  );
});

describe('what a file is', () => {
  it.each([
    ['a web page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['an animation', 'GIF89a'],
    ['a program', '\u007fELF'],
    ['nothing', ''],
    ['a PDF that begins later', ' %PDF-1.7'],
  ])('is told by its content, not its name: %s is refused', async (_, text) => {
    expect(kindOf(Buffer.from(text, 'latin1'))).toBeNull();
    expect(await refusal(Buffer.from(text, 'latin1'))).toEqual(invalid);
  });

  it('may be a PDF, stored as it is', async () => {
    const file = await stored(town.people.teacher, pdf, 'plan.pdf');
    expect(file.mediaType).toBe('application/pdf');
    expect(Buffer.from((await town.deps.files.read(file.hash)) ?? [])).toEqual(pdf);
  });

  it.each([
    ['../../etc/passwd', '....etcpasswd'],
    ['照 片\u202egpj.exe', '照 片gpj.exe'],
    ['a\u0000b\n.jpg', 'ab.jpg'],
    ['<b>"x".pdf', 'bx.pdf'],
    ['', 'file'],
    [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(116)}.pdf`],
  ])('keeps a name that harms nobody: %j', async (given, kept) => {
    expect((await stored(town.people.teacher, pdf, given)).name).toBe(kept);
  });
});

describe('a stored file', () => {
  it('is opened by its sender and by whoever sees a record that it belongs to, and by nobody else', async () => {
    const { admin, head, inspector, other, teacher, westHead } = town.people;
    const { id } = await stored(inspector, photo);
    const opened = async (viewer: Viewer) => (await openFile(town.deps, viewer, id, 'full')) !== null;
    expect([await opened(inspector), await opened(admin), await opened(teacher)]).toEqual([true, false, false]);
    await town.noticed({ evidence: [id] });
    expect([await opened(inspector), await opened(admin), await opened(teacher), await opened(head)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([await opened(other), await opened(westHead)]).toEqual([false, false]);
    expect(await openFile(town.deps, admin, 999_999, 'full')).toBeNull();
  });

  it('has a small picture for lists', async () => {
    const { id } = await stored(town.people.teacher, photo);
    const thumb = await openFile(town.deps, town.people.teacher, id, 'thumb');
    expect((await sharp(thumb?.bytes ?? Buffer.alloc(0)).metadata()).width).toBe(320);
  });

  it('can be given as evidence by its sender only', async () => {
    const { id } = await stored(town.people.other, photo);
    const answer = await town.step(town.people.inspector, 'record', null, town.finding({ evidence: [id] }));
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'InvalidInput', path: ['evidence'] }] });
  });

  it('is never reached by a path instead of a hash', async () => {
    for (const hash of ['../../../etc/passwd', 'x'.repeat(64), '']) expect(await town.deps.files.read(hash)).toBeNull();
    expect(await town.deps.files.read('0'.repeat(64))).toBeNull();
  });
});
