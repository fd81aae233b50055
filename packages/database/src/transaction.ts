import type { Compilable, CompiledQuery } from 'kysely';
import type pg from 'pg';
import { type Answer, lineOn } from './batch.ts';

/** Whose transaction it is: the walls of row-level security stand on it. */
export interface Scope {
  readonly townId: number;
  readonly personId: number | null;
  /** IANA time zone that instants are written in where they become text; UTC when left out. */
  readonly zone?: string;
  /**
   * `step` may change records (only `runStep` asks for it), `clock` may remind and rewrite 待办, of confidential records too,
   * `pupils` reaches pupils and their scores, of which every reading is logged, `eraser` takes
   * personal texts out of rows that nobody else changes, `rollover` makes a plan year ready and takes
   * it back, `sealer` chains the events of all records and reads nothing else of them; `app` may none of this.
   */
  readonly as?: 'app' | 'step' | 'clock' | 'pupils' | 'eraser' | 'rollover' | 'sealer';
}

/** A statement ready to run: its text and values. */
export type Statement<Row = unknown> = CompiledQuery<Row>;

/** A row as the list of its cells. */
export type Cells = readonly unknown[];

/** An open transaction. Statements sent without awaiting in between travel together. */
export interface Transaction {
  /** Runs one statement and gives its rows. */
  run<Row>(query: Compilable<Row> | Statement<Row>): Promise<Row[]>;
  /** Runs one statement and gives its first row, if any. */
  first<Row>(query: Compilable<Row> | Statement<Row>): Promise<Row | undefined>;
  /**
   * Sends the last statements together with the commit: one round trip. Nothing may run afterwards.
   * @param look a statement that reads what was written, with the rights of the application
   * @returns the rows of `look`, each as the list of its cells
   */
  finish(queries: readonly (Compilable<unknown> | Statement)[], look?: Statement): Promise<readonly Cells[]>;
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

const setting = (name: string, value: string): string => `set_config('${name}', ${value}, true)`;
const settings = [setting('app.town', '$1'), setting('app.person', '$2'), setting('TimeZone', '$3')];
// Such statements look rows up by key. A plan made while a table was young would read all of it ever after.
const byKey = [setting('plan_cache_mode', `'force_generic_plan'`), setting('enable_seqscan', `'off'`)];
const scopes = {
  app: settings,
  step: [...settings, setting('role', `'plumbline_step'`), ...byKey],
  clock: [...settings, setting('role', `'plumbline_clock'`), ...byKey],
  pupils: [...settings, setting('role', `'plumbline_pupils'`)],
  eraser: [...settings, setting('role', `'plumbline_eraser'`)],
  rollover: [...settings, setting('role', `'plumbline_rollover'`)],
  sealer: [...settings, setting('role', `'plumbline_sealer'`), ...byKey],
  read: [setting('transaction_read_only', `'on'`), ...settings],
} as const;

const scopeConfig = ({ townId, personId, zone = 'UTC' }: Scope, as: keyof typeof scopes): pg.QueryConfig => ({
  name: `scope-${as}`,
  text: `select ${scopes[as].join(', ')}`,
  values: [String(townId), personId === null ? '' : String(personId), zone],
});

const cellsConfig = (query: Statement): pg.QueryArrayConfig => ({ ...configOf(query), rowMode: 'array' });

const ordinaryRole: pg.QueryConfig = { name: 'ordinary-role', text: `select ${setting('role', `'none'`)}` };
const begin: pg.QueryConfig = { name: 'begin', text: 'begin' };
const commit: pg.QueryConfig = { name: 'commit', text: 'commit' };

const checkCommitted = ({ command }: Answer): void => {
  if (command !== 'COMMIT') throw new RolledBack();
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
  const line = lineOn(client);
  let broken: Error | undefined;
  let finished = false;
  try {
    for (const opening of [line.send(begin), line.send(scopeConfig(scope, scope.as ?? 'app'))]) opening.catch(() => {});
    const run = async <Row>(query: Compilable<Row> | Statement<Row>): Promise<Row[]> =>
      (await line.send(configOf(query))).rows as Row[];
    const finish: Transaction['finish'] = async (queries, look) => {
      const written = queries.map(run);
      const seen = look === undefined ? [] : [line.send(ordinaryRole), line.send(cellsConfig(look))];
      const settled = await Promise.allSettled([...written, ...seen, line.send(commit).then(checkCommitted)]);
      finished = true;
      const failed = settled.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return look === undefined ? [] : ((await seen[1])?.rows as Cells[]);
    };
    const result = await work({ run, finish, first: async (query) => (await run(query))[0] });
    if (!finished) checkCommitted(await line.send(commit));
    return result;
  } catch (error) {
    line.flush();
    broken = await endAfterFailure(client);
    throw error;
  } finally {
    client.release(broken);
  }
};

const readIn = async (pool: pg.Pool, scope: Scope, query: pg.QueryConfig | pg.QueryArrayConfig): Promise<unknown[]> => {
  const client = await pool.connect();
  try {
    // Without `begin` the batch is one transaction, over when it is answered.
    const { send } = lineOn(client);
    const [, { rows }] = await Promise.all([send(scopeConfig(scope, 'read')), send(query)]);
    return rows;
  } finally {
    client.release();
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
export const readCells = async (pool: pg.Pool, scope: Scope, query: Statement): Promise<Cells[]> =>
  (await readIn(pool, scope, cellsConfig(query))) as Cells[];
