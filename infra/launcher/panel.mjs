import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import process from 'node:process';
import { environment, runQuietly, tool } from './processes.mjs';
import { nodeProgram, root, say } from './root.mjs';

const inputs = [
  'package-lock.json',
  'tsconfig.base.json',
  'turbo.json',
  'apps/panel',
  'packages/terms/src',
  'packages/workflows/src',
  'packages/graphql/schema.graphql',
];
const stamp = join(root, 'node_modules', '.plumbline-panel');
const page = join(root, 'apps', 'panel', 'dist', 'index.html');

const filesOf = (path) => {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', '.turbo'].includes(name) && !/\.test\.tsx?$/.test(name))
    .flatMap(({ name }) => filesOf(join(path, name)));
};

/** Names, sizes and times of everything that the panel is made from: 10 ms, where asking turbo takes most of a second. */
const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(join(root, ...input.split('/')))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.split(sep).join('/')} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

/**
 * Builds the panel if what it is made from has changed; turbo takes it from its cache where it can.
 * @returns the exit code of the build
 */
export const buildPanel = async () => {
  const present = fingerprint();
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return 0;
  if (!existsSync(page)) say('正在构建界面……', 'Building the panel ...');
  const code = await turbo(['build']);
  if (code === 0) writeFileSync(stamp, present);
  return code;
};

/** Runs a task of turbo.json in every workspace that has it; quiet unless it fails. */
export const turbo = (tasks) =>
  runQuietly(
    nodeProgram,
    [tool('turbo/bin/turbo'), 'run', ...tasks, '--continue', '--output-logs=errors-only', '--log-order=grouped'],
    {
      env: environment(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
  );
