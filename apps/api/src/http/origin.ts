import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Text } from '@plumbline/terms';
import { isLoopback } from '../loopback.ts';
import { HttpProblem } from './respond.ts';

/**
 * Refuses writes that another site's page sends in a signed-in person's name. Programs send no origin and pass; a
 * browser always sends one with a write.
 * @throws HttpProblem 403
 */
export const checkOrigin = (request: IncomingMessage, isOwn: (origin: string) => boolean): void => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const foreign = origin === undefined ? site === 'cross-site' || site === 'same-site' : !isOwn(origin);
  if (foreign) throw new HttpProblem(403, 'FOREIGN_ORIGIN', foreignOrigin, { found: origin ?? String(site) });
};

/**
 * Tells which origins are this server's own: what people type, and every address under which it listens itself.
 * @param url `PLUMBLINE_URL` or the listening address
 */
export const ownOrigins = (url: string, host: string, port: number): ((origin: string) => boolean) => {
  const hosts = isLoopback(host)
    ? ['127.0.0.1', 'localhost', '[::1]']
    : host === '0.0.0.0' || host === '::'
      ? ['localhost', ...Object.values(networkInterfaces()).flatMap((list) => list?.map(bracketed) ?? [])]
      : [host];
  const own = new Set([url, ...hosts.map((name) => new URL(`http://${name}:${port}`).origin)]);
  return (origin) => own.has(origin);
};

const bracketed = ({ address, family }: { address: string; family: string }): string =>
  family === 'IPv6' ? `[${address.replace(/%.*/, '')}]` : address;

const foreignOrigin: Text = [
  '这个请求来自另一个网站（{found}），已拒绝。请从本系统的网址打开页面；如果换了网址，请设置 PLUMBLINE_URL。',
  'This request comes from another site ({found}) and was refused. Open the page at the address of this system; if that has changed, set PLUMBLINE_URL.',
];
