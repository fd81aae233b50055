import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Options of Node for the servers, like `--cpu-prof --cpu-prof-dir=profiles` to see where their time goes. */
const nodeOptions = (process.env['BENCH_NODE_ARGS'] ?? '').split(' ').filter((option) => option !== '');

/**
 * Starts a server as a process of its own and waits until it names its address on stdout.
 * @param script a file of TypeScript
 * @param env variables over those of this process
 * @throws Error when it ends before
 */
export const startServer = async (script: string, env: Readonly<Record<string, string>>): Promise<Server> => {
  const child = spawn(process.execPath, [...nodeOptions, script], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return {
      port: Number(port),
      stop: async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }
  throw new Error(`${script} ended before it listened.`);
};
