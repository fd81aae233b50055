import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, Outcome } from './job.ts';

/** The generator of load; the same one for everything that is measured. */
export interface Load {
  /** @throws Error when any answer was not as it should be */
  run(job: Job): Promise<Outcome>;
  stop(): void;
}

/** Starts the generator in a process of its own. */
export const startLoad = (): Load => {
  const child = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)), { serialization: 'advanced' });
  return {
    async run(job) {
      child.send(job);
      const [outcome] = (await once(child, 'message')) as [Outcome | { error: string }];
      if ('error' in outcome) throw new Error(outcome.error);
      if (outcome.failed > 0)
        throw new Error(`${outcome.failed} answers were not as they should be; the first:\n${outcome.firstFailure}`);
      if (outcome.answered === 0) throw new Error('Nothing was answered.');
      return outcome;
    },
    stop: () => void child.kill(),
  };
};
