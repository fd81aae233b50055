import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Started, startProcess } from './testing/process.ts';

let folder: string;
const running: Started[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline 起动 '));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop('SIGKILL')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (env: Record<string, string>): Started => {
  const started = startProcess('main.ts', [], env);
  running.push(started);
  return started;
};

describe('a start', () => {
  it('answers, keeps a second one off its data at once, and ends with SIGTERM', async () => {
    const home = join(folder, 'home');
    const first = start({ PLUMBLINE_HOME: home });
    const address = await first.address();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);

    const began = performance.now();
    const second = await start({ PLUMBLINE_HOME: home }).ended;
    expect(second.code).toBe(1);
    expect(second.errors).toContain(home);
    expect(second.errors).toContain('PLUMBLINE_HOME');
    expect(performance.now() - began).toBeLessThan(15_000);

    expect(await first.stop('SIGTERM')).toBe(0);
    await expect(fetch(address)).rejects.toThrow();

    // What the first one left is good for the next, and quickly.
    const again = performance.now();
    const third = start({ PLUMBLINE_HOME: home });
    await third.address();
    expect(performance.now() - again).toBeLessThan(30_000);
    expect(await third.stop('SIGINT')).toBe(0);
  }, 60_000);

  it('without a town prints where to set one up and a code, another one at each start', async () => {
    const home = join(folder, 'no town');
    const codes: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const started = start({ PLUMBLINE_HOME: home });
      codes.push(await started.says(/Setup code: (\S+)/));
      await started.stop('SIGTERM');
    }
    expect(codes).toEqual([expect.stringMatching(/^(\w{4}-){2}\w{4}$/), expect.stringMatching(/^(\w{4}-){2}\w{4}$/)]);
    expect(codes[0]).not.toBe(codes[1]);
  }, 60_000);

  it('can be broken off before it answers', async () => {
    const { child, ended } = start({ PLUMBLINE_HOME: join(folder, 'broken off') });
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.kill('SIGTERM');
    expect((await ended).code).not.toBe(1);
  }, 30_000);

  it('is refused with the name of a wrong variable, in the language asked for', async () => {
    const wrong = await start({ PLUMBLINE_HOME: join(folder, 'never'), PORT: 'eighty', PLUMBLINE_LANG: 'zh' }).ended;
    expect(wrong).toMatchObject({ code: 1, output: '' });
    expect(wrong.errors).toContain('PORT 的值是“eighty”');
    expect(wrong.errors).not.toMatch(/at .*\.ts:\d+/);
  });

  it('is refused where its port is taken, naming who may hold it and how to choose another', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    const refused = await start({ PLUMBLINE_HOME: join(folder, 'port'), PORT: String(port) }).ended;
    holder.close();
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain(`Port ${port} is taken`);
    expect(refused.errors).toContain(`PORT=${port + 1}`);
    if (process.platform === 'linux') expect(refused.errors).toContain(String(process.pid));
  }, 30_000);

  it('is refused where its data folder cannot be written', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const refused = await start({ PLUMBLINE_HOME: join(file, 'data') }).ended;
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain(file);
    expect(refused.errors).not.toMatch(/at .*\.ts:\d+/);
  }, 30_000);
});
