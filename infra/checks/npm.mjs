import { spawn } from 'node:child_process';
import process from 'node:process';
import { root } from '../launcher/root.mjs';

/**
 * Runs npm in the project and gives what it prints.
 * @returns {Promise<{ code: number, text: string }>} its exit code and standard output; a npm that cannot be started is code -1
 */
export const npm = (args) =>
  new Promise((resolve) => {
    const script = process.env.npm_execpath;
    const own = script?.endsWith('.js');
    const child = spawn(own ? process.execPath : 'npm', own ? [script, ...args] : args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: !own && process.platform === 'win32',
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.once('error', () => resolve({ code: -1, text: '' }));
    child.once('close', (code) => resolve({ code: code ?? -1, text: Buffer.concat(chunks).toString() }));
  });
