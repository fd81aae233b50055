import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '@plumbline/terms';
import sirv from 'sirv';
import { recordPageNames } from '../record-address.ts';
import { HttpProblem } from './respond.ts';
import { checkMethod, type Handler } from './router.ts';
import { answerVanishedFile } from './vanished-file.ts';

/** Folder of the built panel. */
const panelFolder = join(import.meta.dirname, '../../../panel/dist');

/** The one file below `/m/` that is not its page: what lets it open without a connection, over https. */
const worker = '/m/worker.js';

/** An address of a record, as it is typed or printed under a code: it leads to the corridor pages on a phone. */
const recordAddress = new RegExp(`^/(${recordPageNames.join('|')})/([^/]+)/?$`);

/** Addresses of programs: what is mistyped there must not look answered, as the page would. */
const programs = /^\/(api|calendar|files|graphql|health|metrics)(\/|$)/;

/** Where a request should go instead; null where it is right. */
const elsewhere = (path: string, search: string, userAgent = ''): string | null => {
  if (path === '/m') return `/m/${search}`;
  const [, page, number] = recordAddress.exec(path) ?? [];
  if (number === undefined) return null;
  return `${/\bMobi/.test(userAgent) ? '/m/' : '/'}#/${page}/${number}`;
};

/**
 * Serves the built panel: files with a hash in their name for ever, the page itself asked for anew each time; an address
 * that is no file gets the page, which knows its own addresses. Below `/m/` that is the page for phones.
 * @throws HttpProblem 404 at an address that only programs would ask for, 405 for a method that changes something
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
  return (request, response, { path, search }) => {
    if (programs.test(path)) throw new HttpProblem(404, 'NOT_FOUND', noSuchAddress, { found: path });
    checkMethod(request, ['GET', 'HEAD']);
    const target = elsewhere(path, search, request.headers['user-agent']);
    if (target !== null) return void response.writeHead(302, { location: target, vary: 'user-agent' }).end();
    if (path.startsWith('/m/') && path !== worker) request.url = `/m.html${search}`;
    answerVanishedFile(response);
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

const noSuchAddress: Text = [
  '没有 {found} 这个地址。请核对网址；接口见 /graphql。',
  'There is no address {found}. Check it; programs begin at /graphql.',
];

const missing: Handler = () => {
  throw new HttpProblem(404, 'NOT_FOUND', [
    '这里没有页面。如果面板还没有生成，请先运行 npm run build。',
    'There is no page here. If the panel has not been built yet, run npm run build.',
  ]);
};
