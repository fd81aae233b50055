import { type Started, startProcess } from '../../testing/process.ts';

interface Worker {
  readonly process: Started;
  hasBegun: boolean;
  /** Settles once it is at work, or has ended. */
  readonly begun: Promise<unknown>;
}

/** Workers that share the work of one data folder, and that can be killed one after the other. */
export interface Workers {
  /**
   * Kills the oldest that is at work with `kill -9` and starts another in its place.
   * @returns whether one was; on a slow computer none may have come to its work yet
   */
  killOldest(): boolean;
  /** Starts those again that gave up on their own, as one does that is started while PostgreSQL is away. */
  tend(): void;
  /** Ends them all in order; gives their exit codes and what they said. */
  stop(): Promise<readonly { code: number | null; said: string }[]>;
}

/** Starts some workers as a person does. */
export const startWorkers = (home: string, many: number): Workers => {
  const start = (): Worker => {
    const process = startProcess('cli.ts', ['worker'], { PLUMBLINE_HOME: home });
    const { promise, resolve } = Promise.withResolvers<void>();
    const worker: Worker = { process, hasBegun: false, begun: Promise.race([promise, process.ended]) };
    process.child.stderr?.on('data', (text: string) => {
      worker.hasBegun ||= text.includes('begun');
      if (worker.hasBegun) resolve();
    });
    return worker;
  };
  let running = Array.from({ length: many }, start);
  return {
    killOldest() {
      const place = running.findIndex(({ hasBegun }) => hasBegun);
      if (place < 0) return false;
      running[place]?.process.child.kill('SIGKILL');
      running.splice(place, 1);
      running.push(start());
      return true;
    },
    tend() {
      running = running.map((worker) => (worker.process.child.exitCode === null ? worker : start()));
    },
    stop: () =>
      Promise.all(
        running.map(async ({ process, begun }) => {
          // Before that it has no ear for the signal.
          await begun;
          return { code: await process.stop('SIGTERM'), said: (await process.ended).errors };
        }),
      ),
  };
};
