import { readFileSync } from 'node:fs';
import process from 'node:process';

/** A process's parent, or nothing where the system does not tell. */
const parentOf = (pid) => {
  try {
    // The name in brackets may itself hold brackets and spaces.
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  } catch {
    return undefined;
  }
};

const isShellOfNpm = (pid) => {
  try {
    const [program = '', option] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program.endsWith('sh') && option === '-c';
  } catch {
    return false;
  }
};

/**
 * Calls back once npm, which runs us, has gone: npm that was killed tells nobody. Between npm and us there may be the
 * shell that npm starts scripts with, which outlives it.
 */
export const whenNpmIsGone = (callBack) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const grandparent = isShellOfNpm(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    callBack();
  }, 500);
  timer.unref();
};
