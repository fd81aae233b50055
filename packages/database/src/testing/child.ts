// A process of its own for the tests of starting and stopping: opens the database, says so as one line of JSON, and
// answers each line on stdin (a statement) with a line, until SIGTERM or the end of stdin.
import { createInterface } from 'node:readline';
import { silentLog } from '../log.ts';
import { openDatabase } from '../open.ts';
import { StartError } from '../start-error.ts';

const [home = '', use = 'serve'] = process.argv.slice(2);
const write = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);
const began = Date.now();

try {
  const databases = await openDatabase({ home, use: use as 'serve', log: silentLog });
  const end = async (): Promise<void> => {
    await databases.close();
    process.exit(0);
  };
  process.once('SIGTERM', () => void end());
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (statement) => {
    databases.app.query(statement).then(
      ({ rows }) => write({ rows }),
      (error: Error) => write({ error: error.message }),
    );
  });
  lines.on('close', () => void end());
  write({ open: true, milliseconds: Date.now() - began });
} catch (error) {
  const refusal = error instanceof StartError ? { code: error.code, text: error.text } : { code: String(error) };
  write({ ...refusal, milliseconds: Date.now() - began });
  process.exitCode = 1;
}
