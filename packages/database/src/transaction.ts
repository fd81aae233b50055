import type { Compilable, CompiledQuery } from 'kysely';
import type pg from 'pg';
import { ScopedRead } from './scoped-read.ts';
import { typesOfValues } from './types-of-values.ts';

/** Whose transaction it is: the walls of row-level security stand on it. */
export interface Scope {
  readonly townId: number;
  readonly personId: number | null;
  /** IANA time zone that instants are written in where they become text; UTC when left out. */
  readonly zone?: string;
  /** `step` may change records (only `runStep` asks for it); `app` may not. */
  readonly as?: 'app' | 'step';
}

/** A statement ready to run: its text and values. */
export type Statement<Row = unknown> = CompiledQuery<Row>;

/** An open transaction. Statements sent without awaiting in between travel together. */
export interface Transaction {
  /** Runs one statement and gives its rows. */
  run<Row>(query: Compilable<Row> | Statement<Row>): Promise<Row[]>;
  /** Runs one statement and gives its first row, if any. */
  first<Row>(query: Compilable<Row> | Statement<Row>): Promise<Row | undefined>;
  /** Sends the last statements together with the commit: one round trip. Nothing may run afterwards. */
  finish(queries: readonly (Compilable<unknown> | Statement)[]): Promise<void>;
}

/** The commit was answered with a rollback: an earlier statement of the transaction had failed. */
export class RolledBack extends Error {
  override readonly name = 'RolledBack';
  constructor() {
    super('The transaction was rolled back; nothing was written.');
  }
}

const names = new Map<string, string>();
const mostNames = 2000;

/** Names a statement after its text, so that each connection plans it once; past a bound the rest stay unnamed. */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
};

const configOf = (query: Compilable<unknown> | Statement): pg.QueryConfig => {
  const { sql, parameters } = 'compile' in query ? query.compile() : query;
  const name = nameOf(sql);
  return { text: sql, values: parameters as unknown[], ...(name !== undefined && { name }) };
};

const scopeConfig = ({ townId, personId, as, zone = 'UTC' }: Scope): pg.QueryConfig => ({
  name: as === 'step' ? 'scope-step' : 'scope-app',
  text:
    as === 'step'
      ? `select set_config('app.town', $1, true), set_config('app.person', $2, true), set_config('TimeZone', $3, true), set_config('role', 'plumbline_step', true)`
      : `select set_config('app.town', $1, true), set_config('app.person', $2, true), set_config('TimeZone', $3, true)`,
  values: [String(townId), personId === null ? '' : String(personId), zone],
});

const checkCommitted = (result: pg.QueryResult): void => {
  if (result.command !== 'COMMIT') throw new RolledBack();
};

/**
 * Lets everything that is sent meanwhile leave in one write. Piece by piece, a busy machine would wake the database
 * for each, and put this process to sleep as often.
 */
const together = <Result>(client: pg.PoolClient, send: () => Result): Result => {
  const { stream } = (client as unknown as pg.Client).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
};

/** Ends what may still be open on a connection; one that cannot even do that must not go back into the pool. */
const endAfterFailure = async (client: pg.PoolClient): Promise<Error | undefined> =>
  client.query('rollback').then(
    () => undefined,
    (failure: Error) => failure,
  );

/**
 * Runs work in one transaction under row-level security.
 * @param pool connections of role plumbline_app, opened with `pipeline: true`
 * @param work what to do; its result is given back once the commit is confirmed
 * @throws whatever the work threw, with everything rolled back
 */
export const transaction = async <Result>(
  pool: pg.Pool,
  scope: Scope,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  let finished = false;
  try {
    let opened: Promise<unknown> | undefined;
    const run = async <Row>(query: Compilable<Row> | Statement<Row>): Promise<Row[]> => {
      const [, result] = await Promise.all([opened, client.query(configOf(query))]);
      return result.rows as Row[];
    };
    const finish = async (queries: readonly (Compilable<unknown> | Statement)[]): Promise<void> => {
      const sent = together(client, () => [...queries.map(run), client.query('commit').then(checkCommitted)]);
      const settled = await Promise.allSettled(sent);
      finished = true;
      const failed = settled.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    };
    const result = await together(client, () => {
      opened = Promise.all([client.query('begin'), client.query(scopeConfig(scope))]);
      opened.catch(() => {});
      return work({ run, finish, first: async (query) => (await run(query))[0] });
    });
    if (!finished) checkCommitted(await client.query('commit'));
    return result;
  } catch (error) {
    broken = await endAfterFailure(client);
    throw error;
  } finally {
    client.release(broken);
  }
};

const readScope = ({ townId, personId, zone = 'UTC' }: Scope): pg.QueryConfig => ({
  name: 'scope-read',
  text: `select set_config('transaction_read_only', 'on', true), set_config('app.town', $1, true), set_config('app.person', $2, true), set_config('TimeZone', $3, true)`,
  values: [String(townId), personId === null ? '' : String(personId), zone],
});

const readIn = async (pool: pg.Pool, scope: Scope, query: pg.QueryConfig | pg.QueryArrayConfig): Promise<unknown[]> => {
  const client = await pool.connect();
  try {
    const { rows } = await new Promise<{ rows: unknown[] }>((resolve, reject) => {
      const done = (error: Error | null, result: { rows: unknown[] }) => (error ? reject(error) : resolve(result));
      client.query(new ScopedRead(readScope(scope), { ...query, types: typesOfValues }, done) as pg.Submittable);
    });
    client.release();
    return rows;
  } catch (error) {
    // Which of the statements the connection still knows is not worth finding out.
    client.release(error instanceof Error ? error : true);
    throw error;
  }
};

/**
 * Runs one reading statement under row-level security in a single round trip.
 * @throws what PostgreSQL answered
 */
export const readOnce = async <Row>(
  pool: pg.Pool,
  scope: Scope,
  query: Compilable<Row> | Statement<Row>,
): Promise<Row[]> => (await readIn(pool, scope, configOf(query))) as Row[];

/** As `readOnce`, but each row is the list of its cells: cheaper where columns need no names. */
export const readCells = async (pool: pg.Pool, scope: Scope, query: Statement): Promise<(readonly unknown[])[]> =>
  (await readIn(pool, scope, { ...configOf(query), rowMode: 'array' })) as (readonly unknown[])[];
