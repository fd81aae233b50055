import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project, whatever folder it was started from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The Node that the project brings along; the launcher itself runs on the system's. */
export const nodeProgram = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Says something to the person at the terminal, in both languages, without touching stdout. */
export const say = (zh, en) => process.stderr.write(`${zh}\n${en}\n`);
