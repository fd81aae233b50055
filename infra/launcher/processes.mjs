import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { whenNpmIsGone } from './npm-watch.mjs';
import { nodeProgram, root } from './root.mjs';

/** The environment of everything that runs on the project's own Node. */
export const environment = (extra = {}) => {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    ...extra,
    [name]: join(root, 'node_modules', '.bin') + delimiter + (process.env[name] ?? ''),
  };
};

/** The exit code of an ended child; one that fell to a signal counts as in a shell. */
const exitCode = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Runs one of the project's tools to its end.
 * @returns its exit code
 */
export const run = (program, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: environment(), stdio: ['ignore', 2, 2], ...options });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });

/** As `run`, but says nothing unless it fails. */
export const runQuietly = (program, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(exitCode(code, signal));
    });
  });

/** The script behind a tool's command, so that it can be run without a shell on every system. */
export const tool = (path) => join(root, 'node_modules', ...path.split('/'));

/**
 * Runs a program of the project in place of the launcher: same terminal, same exit code, and it ends when the
 * launcher is told to end or disappears.
 */
export const become = (script, args, { cwd = process.cwd(), env = {} } = {}) => {
  const watch = new URL('./watch-parent.mjs', import.meta.url).href;
  const child = spawn(nodeProgram, ['--import', watch, script, ...args], {
    cwd,
    env: environment({ PLUMBLINE_LAUNCHER: String(process.pid), ...env }),
    stdio: 'inherit',
  });
  child.once('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(exitCode(code, signal)));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Ctrl+C reaches the child by itself, through the terminal.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  whenNpmIsGone(() => child.kill('SIGTERM'));
};
