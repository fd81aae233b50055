import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { graphiqlHandler, panelHandler } from './panel.ts';
import { createRouter } from './router.ts';
import { createWeb } from './server.ts';

const log = createLog('silent');
let folder: string;
let address: string;
const web = createWeb(log, () => {});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-panel-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'dist/index.html'), '<title>desk</title>');
  await mkdir(join(folder, 'dist/m'));
  await writeFile(join(folder, 'dist/m.html'), '<title>phone</title>');
  await writeFile(join(folder, 'dist/m/worker.js'), 'self.addEventListener');
  await writeFile(join(folder, 'dist/graphiql.html'), '<title>graphiql</title>');
  await writeFile(join(folder, 'dist/assets/index-4f9a.js'), 'export {}');
  await writeFile(join(folder, 'dist/assets/vanished-1c2d.js'), 'export {}');
  const dist = join(folder, 'dist');
  web.use(createRouter([{ path: '/graphql', methods: ['GET'], handle: graphiqlHandler(dist) }], panelHandler(dist)));
  address = `http://127.0.0.1:${await listen(web.server, { host: '127.0.0.1', port: 0 })}`;
});
afterAll(async () => {
  await web.close(0);
  await rm(folder, { recursive: true, force: true });
});

it.each(['/', '/cases', '/record', '/people?filter=%7B%7D'])(
  'answers %s with the page, asked for anew',
  async (path) => {
    const answer = await fetch(`${address}${path}`);
    expect(await answer.text()).toContain('desk');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  },
);

it.each(['/m', '/m/', '/m/?from=desk', '/m/cases/2026-17'])('answers %s with the page for phones', async (path) => {
  const answer = await fetch(`${address}${path}`);
  expect(await answer.text()).toContain('phone');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

it('gives the worker of that page, asked for anew, with the type that browsers want', async () => {
  const answer = await fetch(`${address}/m/worker.js`);
  expect(await answer.text()).toContain('addEventListener');
  expect(answer.headers.get('content-type')).toContain('javascript');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
});

it.each([
  ['a phone', 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/109.0 Mobile Safari/537.36', '/m/#'],
  ['a desk', 'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0 Safari/537.36', '/#'],
])('leads the address of a case or a request on %s to its page', async (_, agent, panel) => {
  for (const path of [
    `/cases/${encodeURIComponent('整改〔2026〕17')}`,
    `/requests/${encodeURIComponent('申请〔2026〕3')}`,
  ]) {
    const answer = await fetch(address + path, { redirect: 'manual', headers: { 'user-agent': agent } });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(panel + path);
  }
});

it('leaves the list of requests to the panel', async () => {
  const answer = await fetch(`${address}/requests`, { redirect: 'manual' });
  expect(await answer.text()).toContain('desk');
});

it.each(['/cases/x%0d%0aset-cookie:a=b', '/cases/..%2f..%2fsecret.txt'])('leads nowhere else (%s)', async (path) => {
  const answer = await fetch(`${address}${path}`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe(`/#${path}`);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

it('gives files with a hash in their name for ever', async () => {
  const answer = await fetch(`${address}/assets/index-4f9a.js`);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('content-type')).toContain('javascript');
});

it('does not take a missing file for a page', async () => {
  expect((await fetch(`${address}/assets/index-old.js`)).status).toBe(404);
});

it.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt'])(
  'never leads out of its folder (%s)',
  async (path) => {
    expect(await (await fetch(`${address}${path}`)).text()).not.toContain('secret');
  },
);

it('serves the bundled GraphiQL', async () => {
  expect(await (await fetch(`${address}/graphql`)).text()).toContain('graphiql');
});

it.each(['POST', 'DELETE', 'OPTIONS'])('takes no %s, and says what it takes', async (method) => {
  const answer = await fetch(`${address}/cases`, { method });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

it.each(['/api', '/api/nope', '/health', '/health/nope', '/metrics/x', '/graphql/x', '/files'])(
  'does not answer a program with a page where it has mistyped an address (%s)',
  async (path) => {
    const answer = await fetch(`${address}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining(path) });
  },
);

it.each(['/apiary', '/filesystem'])('leaves an address that only begins alike to the panel (%s)', async (path) => {
  expect(await (await fetch(`${address}${path}`)).text()).toContain('desk');
});

it('answers a file that vanished while it runs with 404, kept by nobody, and lives on', async () => {
  await rm(join(folder, 'dist/assets/vanished-1c2d.js'));
  const answer = await fetch(`${address}/assets/vanished-1c2d.js`);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  expect(answer.headers.get('etag')).toBeNull();
  expect((await fetch(`${address}/assets/index-4f9a.js`)).status).toBe(200);
});
