import { Writable } from 'node:stream';
import pg from 'pg';
import pino, { type Logger } from 'pino';

const code = 'ZZ001';

/**
 * Makes every step fail at its commit: what is asked of thousands of steps is real to the last statement, and leaves
 * nothing behind.
 */
export const undoSteps = async (owner: pg.PoolConfig): Promise<void> => {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(
    `create function undo() returns trigger language plpgsql as $$ begin raise 'undone by the test' using errcode = '${code}'; end $$`,
  );
  await client.query(
    'create constraint trigger undo after insert on idempotency deferrable initially deferred for each row execute function undo()',
  );
  await client.end();
};

/** The log of a server as it is written. */
export interface Watched {
  readonly log: Logger;
  /** Faults of the server that were steps undone, and all others. */
  readonly faults: { undone: number; readonly others: string[] };
}

/** Watches for faults of the server: only what was undone may be one. */
export const watchedLog = (): Watched => {
  const faults: Watched['faults'] = { undone: 0, others: [] };
  const stream = new Writable({
    write(line: Buffer, _encoding, done) {
      const text = line.toString();
      if ((JSON.parse(text) as { code?: string }).code === code) faults.undone += 1;
      else faults.others.push(text);
      done();
    },
  });
  return { log: pino({ level: 'error', base: null }, stream), faults };
};
