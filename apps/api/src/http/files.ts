import { openFile, saveFile } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import type { ContextReader } from './context.ts';
import { fileIdOf, fileView } from './file-view.ts';
import { readFileOf } from './multipart.ts';
import { HttpProblem, sendJson } from './respond.ts';
import type { Handler } from './router.ts';

/** Takes a file in, before the record that will need it is saved: 201 with what GraphQL's `File` tells. */
export const saveFileHandler =
  (contextOf: ContextReader): Handler =>
  async (request, response) => {
    const { deps, viewer, mustChangePassword } = await contextOf(request);
    if (mustChangePassword) throw new HttpProblem(403, 'PASSWORD_CHANGE_REQUIRED', passwordFirst);
    const saved = await saveFile(deps, viewer, await readFileOf(request));
    if (saved.ok) return sendJson(response, 201, fileView(saved.file));
    const [problem] = saved.problems;
    sendJson(response, 422, { code: problem?.code ?? 'InvalidInput', message: problem?.message ?? '' });
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

const notFound: Text = ['没有这个文件，或您无权查看。', 'There is no such file, or you may not see it.'];
const passwordFirst: Text = [
  '请先把一次性密码换成自己的密码，然后再上传。',
  'Replace the one-time password by one of your own first, then upload.',
];
