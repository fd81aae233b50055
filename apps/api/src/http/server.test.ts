import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { sendJson } from './respond.ts';
import { createWeb, type Listener } from './server.ts';

const serve = async (listener: Listener) => {
  const web = createWeb(createLog('silent'), listener);
  const port = await listen(web.server, { host: '127.0.0.1', port: 0 });
  return { web, address: `http://127.0.0.1:${port}` };
};

it('lets a running request end before it closes, and takes no new one', async () => {
  const { web, address } = await serve(async (_request, response) => {
    await sleep(300);
    sendJson(response, 200, { done: true });
  });
  const running = fetch(address);
  await sleep(100);
  const closed = web.close(5_000);
  await expect(fetch(address)).rejects.toThrow();
  expect(await (await running).json()).toEqual({ done: true });
  await closed;
});

it('does not wait for ever', async () => {
  const { web, address } = await serve(() => {});
  const running = fetch(address).catch((error: unknown) => error);
  await sleep(100);
  const began = performance.now();
  await web.close(300);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await running).toBeInstanceOf(Error);
});

it('answers a fault of its own with 500 and says nothing of it', async () => {
  const { web, address } = await serve(() => {
    throw new Error('select secret from pupil');
  });
  const answer = await fetch(address, { headers: { 'accept-language': 'en' } });
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).not.toContain('secret');
  expect(JSON.parse(text)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  await web.close(0);
});
