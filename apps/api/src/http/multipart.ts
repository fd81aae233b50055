import type { IncomingMessage } from 'node:http';
import { largestFile } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { readBody } from './body.ts';
import { HttpProblem } from './respond.ts';
import { sizeText } from './size.ts';

/** A file as it was sent; its content is judged by what it is, not by what it is called. */
export type SentFile = { bytes: Buffer; name: string };

/** What a form adds around its file. */
const formOverhead = 16 * 1024;

/**
 * Reads one file: field `file` of a form, or the whole body with the file's own content type and, where wanted, its
 * name percent-encoded in `x-file-name`.
 * @param tooLarge says what to do about a file that is too large; told its size as `found` and the limit as `allowed`
 * @throws HttpProblem 413 with the size found and the size allowed, 400 where there is no file
 */
export const readFileOf = async (request: IncomingMessage, tooLarge: Text): Promise<SentFile> => {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) {
    if (type === '' || /^(application\/json|application\/x-www-form-urlencoded)/i.test(type)) {
      throw new HttpProblem(415, 'UNSUPPORTED_CONTENT_TYPE', noFileType, { found: type || '-' });
    }
    return checked({ bytes: await readBody(request, largestFile, tooLarge), name: nameOf(request) }, tooLarge);
  }
  const body = await readBody(request, largestFile + formOverhead, tooLarge);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  const file = form?.get('file');
  if (!file || typeof file === 'string') throw new HttpProblem(400, 'BAD_REQUEST', noFile);
  return checked({ bytes: Buffer.from(await file.arrayBuffer()), name: file.name }, tooLarge);
};

const checked = (file: SentFile, tooLarge: Text): SentFile => {
  if (file.bytes.length > largestFile) {
    throw new HttpProblem(413, 'TOO_LARGE', tooLarge, {
      found: sizeText(file.bytes.length),
      allowed: sizeText(largestFile),
    });
  }
  if (file.bytes.length === 0) throw new HttpProblem(400, 'BAD_REQUEST', emptyFile);
  return file;
};

const nameOf = (request: IncomingMessage): string => {
  const header = request.headers['x-file-name'];
  try {
    return typeof header === 'string' ? decodeURIComponent(header) : 'file';
  } catch {
    return 'file';
  }
};

const noFile: Text = [
  '没有收到文件。请用 multipart/form-data 的 file 字段上传。',
  'No file arrived. Upload it as the field "file" of a multipart/form-data form.',
];
const emptyFile: Text = [
  '文件是空的。请选择有内容的文件再上传。',
  'The file is empty. Choose one that has content and upload it again.',
];
const noFileType: Text = [
  '内容类型是“{found}”，应为 multipart/form-data 或文件自己的类型（如 image/jpeg、text/csv）。',
  'The content type is "{found}"; expected multipart/form-data or the type of the file itself (like image/jpeg or text/csv).',
];
