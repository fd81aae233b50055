import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a child answers: that it is open, why it is not, or the rows of a statement. */
export type Answer = {
  open?: true;
  code?: string;
  text?: [string, string];
  milliseconds?: number;
  rows?: Record<string, unknown>[];
  error?: string;
};

export type Child = {
  process: ChildProcess;
  /** Its next line. */
  answer(): Promise<Answer>;
  ask(statement: string): Promise<Answer>;
  /** Sends a signal and waits for the end; resolves to the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
};

const script = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Opens the database of `home` in a process of its own, as another account where `uid` is given. */
export const openInChild = (home: string, use: 'serve' | 'exclusive' | 'join', uid?: number): Child => {
  const account = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, [script, home, use], { stdio: ['pipe', 'pipe', 'inherit'], ...account });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  const answer = async (): Promise<Answer> => {
    const line = await lines.next();
    return line.done === true ? { code: 'Ended' } : (JSON.parse(line.value) as Answer);
  };
  return {
    process: child,
    answer,
    ask: async (statement) => {
      child.stdin.write(`${statement}\n`);
      return await answer();
    },
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
};
