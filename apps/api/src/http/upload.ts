import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Text } from '@plumbline/terms';
import { BadForm, boundaryOf, formParts } from './form-parts.ts';
import { HttpProblem } from './respond.ts';
import { sizeText } from './size.ts';

/** A file that was sent, on disk until `remove`. */
export type Upload = {
  readonly path: string;
  /** As it is called at the sender's. */
  readonly name: string;
  readonly size: number;
  /** Other fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
  remove(): Promise<void>;
};

/** Of a file that is too large so much more is read and thrown away, so that the sender gets to read the answer. */
const patience = 64 * 1024 * 1024;
const mostFieldBytes = 64 * 1024;
const prefix = 'plumbline-upload-';

/** Takes away what a server that was killed has left behind. */
export const removeOldUploads = async (): Promise<void> => {
  for (const name of await readdir(tmpdir()).catch(() => [])) {
    const owner = new RegExp(`^${prefix}(\\d+)-`, 'u').exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Where the parts of a request go: the file to disk, small fields into memory. */
const receiver = (file: Writable, limit: number) => {
  const fields: Record<string, string> = {};
  let size = 0;
  let name = 'file';
  let fieldBytes = 0;
  let hasFile = false;
  let open: { field: string; chunks: Buffer[] } | 'file' | null = null;
  const closeField = (): void => {
    if (open !== null && open !== 'file') fields[open.field] = Buffer.concat(open.chunks).toString('utf8');
    open = null;
  };
  return {
    part(field: string, fileName: string | null): void {
      closeField();
      if (field === 'file') {
        open = 'file';
        hasFile = true;
        name = fileName ?? 'file';
      } else open = { field, chunks: [] };
    },
    async data(bytes: Buffer): Promise<void> {
      if (open === 'file') {
        size += bytes.length;
        // A full disk is told here, or by the event that `once` listens to.
        if (file.errored !== null) throw file.errored;
        if (size <= limit && !file.write(bytes)) await once(file, 'drain');
      } else if (open !== null) {
        fieldBytes += bytes.length;
        if (fieldBytes > mostFieldBytes) throw new BadForm('fields');
        open.chunks.push(Buffer.from(bytes));
      }
      if (size > limit + patience) throw new BadForm('size');
    },
    end: () => {
      closeField();
      return { fields, size, name, hasFile };
    },
  };
};

const nameOf = (request: IncomingMessage): string => {
  const header = request.headers['x-file-name'];
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : 'file';
  } catch {
    return 'file';
  }
};

const fill = async (request: IncomingMessage, type: string, into: ReturnType<typeof receiver>): Promise<void> => {
  if (!/^multipart\/form-data\s*;/iu.test(type)) {
    into.part('file', nameOf(request));
    for await (const chunk of request) await into.data(chunk as Buffer);
    return;
  }
  const boundary = boundaryOf(type);
  if (boundary === null) throw new BadForm('boundary');
  for await (const event of formParts(request, boundary))
    if (event.kind === 'part') into.part(event.name, event.fileName);
    else await into.data(event.bytes);
};

/**
 * Receives one file into a folder that only this server's user reads: field `file` of a form, or the whole body with the
 * file's own content type and its name percent-encoded in `x-file-name`. The caller removes it.
 * @param tooLarge says what to do about a file that is too large; told its size as `found` and the limit as `allowed`
 * @throws HttpProblem 413 with both sizes, 415 where the body is none, 400 where there is no file
 */
export const receiveUpload = async (request: IncomingMessage, limit: number, tooLarge: Text): Promise<Upload> => {
  const type = request.headers['content-type'] ?? '';
  if (type === '' || /^(application\/json|application\/x-www-form-urlencoded)/iu.test(type))
    throw new HttpProblem(415, 'UNSUPPORTED_CONTENT_TYPE', noFileType, { found: type || '-' });
  const refuse = (found: number) =>
    new HttpProblem(
      413,
      'TOO_LARGE',
      tooLarge,
      { found: sizeText(found), allowed: sizeText(limit) },
      { connection: 'close' },
    );
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit + patience) throw refuse(announced);
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'file');
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' });
  file.on('error', () => {});
  const into = receiver(file, limit);
  try {
    await fill(request, type, into);
    file.end();
    await finished(file);
    const { fields, size, name, hasFile } = into.end();
    if (size > limit) throw refuse(size);
    if (!hasFile) throw new HttpProblem(400, 'BAD_REQUEST', noFile);
    return { path, name, size, fields, remove };
  } catch (error) {
    file.destroy();
    await remove();
    if (error instanceof BadForm && error.message === 'size') throw refuse(limit + patience);
    if (error instanceof BadForm) throw new HttpProblem(400, 'BAD_REQUEST', badForm);
    throw error;
  }
};

const noFile: Text = [
  '没有收到文件。请用 multipart/form-data 的 file 字段上传。',
  'No file arrived. Upload it as the field "file" of a multipart/form-data form.',
];
const badForm: Text = [
  '上传的表单不完整。请重新选择文件，再上传一次。',
  'The form that was sent is not complete. Choose the file again and upload it once more.',
];
const noFileType: Text = [
  '内容类型是“{found}”，应为 multipart/form-data 或文件自己的类型（如 text/csv）。',
  'The content type is "{found}"; expected multipart/form-data or the type of the file itself (like text/csv).',
];
