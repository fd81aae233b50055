import { openFile, saveFile } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import type { ContextReader } from './context.ts';
import { fileIdOf, fileView } from './file-view.ts';
import { asked } from './import.ts';
import { readFileOf } from './multipart.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/**
 * Takes a file in, before the record that will need it is saved: 201 with what GraphQL's `File` tells. With an
 * `idempotency-key` a file sent again after a lost answer is answered with the first one; other content under the same
 * key is 409.
 */
export const saveFileHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response) => {
    const { deps, viewer } = await asked(contextOf, request);
    const sent = await readFileOf(request, tooLarge);
    const saved = await saveFile(deps, viewer, { ...sent, clientKey: keyOf(request.headers['idempotency-key']) });
    if (saved.ok) return sendJson(response, 201, fileView(saved.file));
    const [problem] = saved.problems;
    const status = problem?.code === 'IdempotencyKeyReused' ? 409 : 422;
    sendJson(response, status, { code: problem?.code ?? 'InvalidInput', message: problem?.message ?? '' });
  };

/** Gives a file out to whoever may see it; a hidden file answers as a missing one. */
export const openFileHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response, { path, search }) => {
    const { deps, viewer } = await contextOf(request);
    const id = fileIdOf(path.slice('/files/'.length));
    const variant = new URLSearchParams(search).get('size') === 'thumb' ? 'thumb' : 'full';
    const file = id === null ? null : await openFile(deps, viewer, id, variant);
    if (!file) throw new HttpProblem(404, 'NotFound', notFound);
    const etag = `"${file.hash}-${variant}"`;
    const headers = { etag, 'cache-control': 'private, max-age=86400', vary: 'cookie, authorization' };
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end();
    const shownInPage = file.mediaType.startsWith('image/');
    response.writeHead(200, {
      ...headers,
      'content-type': file.mediaType,
      'content-length': file.bytes.length,
      'content-disposition': `${shownInPage ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
  };

const keyOf = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined;

const tooLarge: Text = [
  '文件为 {found}，最多允许 {allowed}。请压缩或缩小照片后再上传。',
  'The file is {found}; at most {allowed} are allowed. Make the photo smaller and upload it again.',
];
const notFound: Text = ['没有这个文件，或您无权查看。', 'There is no such file, or you may not see it.'];
