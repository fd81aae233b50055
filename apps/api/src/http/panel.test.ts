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
  await writeFile(join(folder, 'dist/graphiql.html'), '<title>graphiql</title>');
  await writeFile(join(folder, 'dist/assets/index-4f9a.js'), 'export {}');
  const dist = join(folder, 'dist');
  web.use(createRouter([{ path: '/graphql', methods: ['GET'], handle: graphiqlHandler(dist) }], panelHandler(dist)));
  address = `http://127.0.0.1:${await listen(web.server, { host: '127.0.0.1', port: 0 })}`;
});
afterAll(async () => {
  await web.close(0);
  await rm(folder, { recursive: true, force: true });
});

it.each(['/', '/cases/2026-17', '/m/record', '/people?filter=%7B%7D'])(
  'answers %s with the page, asked for anew',
  async (path) => {
    const answer = await fetch(`${address}${path}`);
    expect(await answer.text()).toContain('desk');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  },
);

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

it('takes no writes', async () => {
  expect((await fetch(`${address}/cases`, { method: 'POST' })).status).toBe(404);
});
