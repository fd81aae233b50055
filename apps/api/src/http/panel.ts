import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sirv from 'sirv';
import { HttpProblem } from './respond.ts';
import type { Handler } from './router.ts';

/** Folder of the built panel. */
const panelFolder = join(import.meta.dirname, '../../../panel/dist');

/**
 * Serves the built panel: files with a hash in their name for ever, the page itself asked for anew each time; an address
 * that is no file gets the page, which knows its own addresses.
 */
export const panelHandler = (folder = panelFolder): Handler => {
  if (!existsSync(join(folder, 'index.html'))) return missing;
  const serve = sirv(folder, {
    etag: true,
    single: true,
    gzip: true,
    brotli: true,
    setHeaders(response, path) {
      const hashed = path.startsWith('/assets/');
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return missing(request, response, { path: '', search: '' });
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404\n');
    });
  };
};

/** Serves the bundled GraphiQL page, which talks to this server and to no other. */
export const graphiqlHandler =
  (folder = panelFolder): Handler =>
  async (request, response, at) => {
    const page = await readFile(join(folder, 'graphiql.html')).catch(() => null);
    if (page === null) return missing(request, response, at);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }).end(page);
  };

const missing: Handler = () => {
  throw new HttpProblem(404, 'NOT_FOUND', [
    '这里没有页面。如果面板还没有生成，请先运行 npm run build。',
    'There is no page here. If the panel has not been built yet, run npm run build.',
  ]);
};
