import type { IncomingMessage } from 'node:http';
import type { Text } from '@plumbline/terms';
import { HttpProblem } from './respond.ts';
import { sizeText } from './size.ts';

/** Of a body that is too large so much more is read and thrown away, so that the sender gets to read the answer. */
const patience = 64 * 1024 * 1024;

/**
 * Reads a request's body.
 * @param limit most bytes accepted
 * @throws HttpProblem 413 that names the size found and the size allowed
 */
export const readBody = async (request: IncomingMessage, limit: number, message = tooLarge): Promise<Buffer> => {
  const announced = Number(request.headers['content-length'] ?? 0);
  const refuse = (found: number) =>
    new HttpProblem(
      413,
      'TOO_LARGE',
      message,
      { found: sizeText(found), allowed: sizeText(limit) },
      { connection: 'close' },
    );
  if (announced > patience) throw refuse(announced);
  const chunks: Buffer[] = [];
  let size = 0;
  // By events: iterating a stream costs more than all else that a small request does here.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > patience) {
        request.pause();
        reject(refuse(size));
      } else if (size <= limit) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.once('end', resolve);
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('The request was broken off.'));
    });
  });
  if (size > limit) throw refuse(size);
  return Buffer.concat(chunks, size);
};

/**
 * Reads a JSON body.
 * @throws HttpProblem 415 where the content type is another, 413 where it is too large, 400 where it is not JSON in UTF-8
 */
export const readJson = async (request: IncomingMessage, limit: number): Promise<unknown> => {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'UNSUPPORTED_CONTENT_TYPE', wrongType, { found: type || '-' });
  }
  const bytes = await readBody(request, limit);
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new HttpProblem(400, 'BAD_REQUEST', notJson);
  }
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

const tooLarge: Text = [
  '请求内容为 {found}，最多允许 {allowed}。请减少内容后再发送。',
  'The request is {found}; at most {allowed} are allowed. Send less at a time.',
];
const wrongType: Text = [
  '内容类型是“{found}”，应为 application/json。请改正 content-type 后再发送。',
  'The content type is "{found}"; expected application/json. Correct content-type and send again.',
];
const notJson: Text = [
  '请求内容不是 UTF-8 编码的 JSON。请核对后再发送。',
  'The request is not JSON in UTF-8. Check it and send again.',
];
