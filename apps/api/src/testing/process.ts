import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a process ended. */
export type Ended = { code: number | null; output: string; errors: string };

/** A process of the product, as a person starts it. */
export type Started = {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Waits for the address that a server prints. */
  address(): Promise<string>;
  /** Waits for something that it prints, and gives the first group of the pattern, or all of it. */
  says(pattern: RegExp): Promise<string>;
  /** Sends a signal and gives the exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
};

/**
 * Starts `main.ts` or `cli.ts` in a process of its own, with nothing of the test's environment.
 * @param env variables over the usual ones: no demo town, any port, English
 */
export const startProcess = (
  file: 'main.ts' | 'cli.ts',
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Started => {
  const usual = { PATH: process.env.PATH, PLUMBLINE_DEMO: '0', PLUMBLINE_LANG: 'en', PORT: '0' };
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', file), ...args], {
    env: { ...usual, ...env },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, output, errors }));
  });
  const says = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const [whole, group] = pattern.exec(output) ?? [];
      const found = group ?? whole;
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(errors);
      await sleep(20);
    }
  };
  return {
    child,
    ended,
    says,
    address: () => says(/http:\/\/\S+:\d+/),
    async stop(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return (await ended).code;
    },
  };
};
