import { type Compilable, sql } from 'kysely';
import pg from 'pg';
import { sqlOf } from './builder.ts';
import { copyIn } from './copy-in.ts';
import { RolledBack, readOnce, type Scope, type Statement, type Transaction } from './transaction.ts';
import { typesOfValues } from './types-of-values.ts';

/** An open transaction on a connection of its own, into which rows can be streamed. Statements go one by one. */
export interface BulkTransaction extends Pick<Transaction, 'run' | 'first'> {
  /**
   * Streams rows into a table. Tables with row-level security take no COPY: copy into a temporary one first.
   * @param target table and columns, as in `incoming (line, name)`
   * @param fill writes the rows in PostgreSQL's text format, see `copyCell`
   * @returns the number of rows
   */
  copy(target: string, fill: (write: (part: string) => Promise<void>) => Promise<void>): Promise<number>;
}

/** An import that stands still for so long is given up by the server. */
const longestPause = '10min';

const bulkSettings = [
  `set_config('idle_in_transaction_session_timeout', '${longestPause}', true)`,
  // Tables that grew a moment ago look empty to the planner, which would compare every row with every other one.
  `set_config('enable_nestloop', 'off', true)`,
  `set_config('jit', 'off', true)`,
];

/** As the pool connects, but by itself: a long stream would hold up whoever shares the connection. */
const connectionLike = (pool: pg.Pool): pg.Client => {
  // The password is there but not enumerable, so that it does not get into a log.
  const { options } = pool;
  const client = new pg.Client({ ...options, password: options.password, pipeline: false, types: typesOfValues });
  client.on('error', () => {});
  return client;
};

/**
 * Runs a long piece of work in one transaction under row-level security, on a connection of its own.
 * @param scope whose it is, as for `transaction`; the roles `step` and `clock` are not for this
 * @param work what to do; all of it is kept, or nothing
 * @param signal ends the work; a statement that runs is cancelled on the server
 * @throws whatever the work threw, or the signal's reason, with everything rolled back
 */
export const bulkTransaction = async <Result>(
  pool: pg.Pool,
  scope: Scope & { readonly as?: 'app' | 'pupils' },
  work: (tx: BulkTransaction) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> => {
  signal?.throwIfAborted();
  const client = connectionLike(pool);
  await client.connect();
  const cancel = () => void cancelStatement(pool, scope, client);
  signal?.addEventListener('abort', cancel, { once: true });
  const run = async <Row>(query: Compilable<Row> | Statement<Row>): Promise<Row[]> => {
    signal?.throwIfAborted();
    const { sql: text, parameters } = 'compile' in query ? query.compile() : query;
    return (await client.query({ text, values: parameters as unknown[] })).rows as Row[];
  };
  try {
    await client.query('begin');
    const values = [String(scope.townId), scope.personId === null ? '' : String(scope.personId), scope.zone ?? 'UTC'];
    const settings = ['app.town', 'app.person', 'TimeZone'].map(
      (name, at) => `set_config('${name}', $${at + 1}, true)`,
    );
    const role = scope.as === 'pupils' ? [`set_config('role', 'plumbline_pupils', true)`] : [];
    await client.query(`select ${[...settings, ...bulkSettings, ...role].join(', ')}`, values);
    const result = await work({
      run,
      first: async (query) => (await run(query))[0],
      copy: (target, fill) => copyIn(client, `copy ${target} from stdin`, fill),
    });
    signal?.throwIfAborted();
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new RolledBack();
    return result;
  } catch (error) {
    // What PostgreSQL says of a statement that was cancelled is not the reason.
    if (signal?.aborted === true && !(error instanceof RolledBack)) throw signal.reason;
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Whatever was not committed goes with the connection.
    await client.end().catch(() => {});
  }
};

/** Asks the server to leave off what a connection is doing; if that cannot be asked, the work ends after the statement. */
const cancelStatement = async (pool: pg.Pool, { townId }: Scope, client: pg.Client): Promise<void> => {
  const { processID } = client as unknown as { readonly processID: number | null };
  if (processID === null) return;
  const statement = sql`select pg_cancel_backend(${processID})`.compile(sqlOf);
  await readOnce(pool, { townId, personId: null }, statement).catch(() => {});
};
