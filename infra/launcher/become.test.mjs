import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { root } from './root.mjs';

// A project in a folder with a space and Chinese characters whose server only says who it is.
const project = join(mkdtempSync(join(tmpdir(), 'plumbline-launcher-')), '准绳 copy');
mkdirSync(join(project, 'apps', 'api', 'src'), { recursive: true });
cpSync(dirname(fileURLToPath(import.meta.url)), join(project, 'infra', 'launcher'), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
writeFileSync(
  join(project, 'apps', 'api', 'src', 'main.ts'),
  `const started: number = process.pid;
   const timer = setInterval(() => {}, 1000);
   for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => { console.log(signal); clearInterval(timer); process.exitCode = 7; });
   console.log(JSON.stringify({ pid: started, node: process.versions.node, home: process.env.PLUMBLINE_HOME ?? null }));`,
);
writeFileSync(
  join(project, 'apps', 'api', 'src', 'cli.ts'),
  'console.log(JSON.stringify({ args: process.argv.slice(2), home: process.env.PLUMBLINE_HOME })); process.exitCode = 3;',
);
afterAll(() => rmSync(dirname(project), { recursive: true }));

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
};

const launch = (script, args = [], environment = {}) => {
  const env = { ...process.env, npm_lifecycle_event: undefined, ...environment };
  const child = spawn(process.execPath, [join(project, 'infra', 'launcher', script), ...args], {
    cwd: project,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk.toString()));
  return { child, text: () => said.join('') };
};

const started = async (script) => {
  const launched = launch(script);
  await expect.poll(launched.text, { timeout: 10_000 }).toContain('"pid"');
  return { ...launched, server: JSON.parse(launched.text()) };
};

test.each(['SIGTERM', 'SIGINT'])('%s reaches the server, whose exit code becomes ours', async (signal) => {
  const { child, server, text } = await started('start.mjs');
  expect(server.node.startsWith('24.')).toBe(true);
  child.kill(signal);
  const [code] = await once(child, 'exit');
  expect(code).toBe(7);
  expect(text()).toContain(signal);
  expect(isAlive(server.pid)).toBe(false);
});

test('a launcher that is killed takes the server with it', async () => {
  const { child, server } = await started('start.mjs');
  child.kill('SIGKILL');
  const deadline = Date.now() + 5_000;
  while (isAlive(server.pid) && Date.now() < deadline) await sleep(50);
  expect(isAlive(server.pid)).toBe(false);
});

test('commands get their arguments and the data folder of the server, and stdout is theirs alone', async () => {
  const { child, text } = launch('cli.mjs', ['town', 'create', '青石 镇'], { PLUMBLINE_HOME: undefined });
  const [code] = await once(child, 'exit');
  expect(code).toBe(3);
  expect(JSON.parse(text())).toEqual({ args: ['town', 'create', '青石 镇'], home: join(project, '.plumbline') });
});
