import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { run } from './processes.mjs';
import { nodeProgram, root, say } from './root.mjs';

const read = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return null;
  }
};

/**
 * What package-lock.json asks for and node_modules lacks, by npm's own note of what it installed.
 * @param {'run' | 'test'} level `run` leaves out what only the tests need
 */
export const missing = (
  level,
  wanted = read('package-lock.json') ?? {},
  found = read('node_modules/.package-lock.json'),
) => {
  if (found === null) return ['node_modules'];
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && path.includes('node_modules/') && entry.optional !== true)
    .filter(([, entry]) => level === 'test' || (entry.dev !== true && entry.devOptional !== true))
    .filter(([path, entry]) => found[path] === undefined || found[path].version !== entry.version)
    .map(([path]) => path);
};

/** npm of the system, through the script that runs us if npm did. */
const npm = (args) => {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { env: process.env });
  return run('npm', args, { env: process.env, shell: process.platform === 'win32' });
};

const isReal = (program) => existsSync(program) && statSync(program).size > 1_000_000;

/**
 * Installs what is missing; says so on stderr only. Ends the process with a message where that fails.
 * @param {'run' | 'test'} level
 */
export const install = async (level) => {
  const lacking = missing(level);
  if (lacking.length === 0 && isReal(nodeProgram)) return;
  say('正在安装所需的程序,首次约一分钟……', 'Installing what is needed; about a minute the first time ...');
  const fresh = !existsSync(join(root, 'node_modules'));
  // `ci` empties node_modules, which a server of this very folder may be running from.
  const args = fresh ? ['ci'] : ['install', '--no-save'];
  const code = await npm([
    ...args,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    level === 'run' ? '--omit=dev' : '--include=dev',
  ]);
  if (code === 0 && isReal(nodeProgram)) return;
  if (code === 0) {
    say(
      '安装完成,但缺少随附的 Node.js 24:npm 没有运行它的安装脚本(ignore-scripts?)。请运行:npm rebuild node',
      'Installed, but the Node.js 24 that comes along is missing: npm did not run its install script (ignore-scripts?). Run: npm rebuild node',
    );
  } else {
    say(
      `安装失败(npm 退出码 ${code})。请检查网络或 npm 镜像设置(npm config get registry),再运行一次;详情见上。`,
      `Installing failed (npm ended with ${code}). Check the network or npm's registry (npm config get registry) and run it again; details above.`,
    );
  }
  process.exit(1);
};
