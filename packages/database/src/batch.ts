import pg from 'pg';
import { typesOfValues } from './types-of-values.ts';

/** What the client calls on a query as the answer arrives; the published types leave it out. */
interface Answered {
  name: string | undefined;
  text: string;
  submit(connection: pg.Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
  handleError(error: Error, connection: pg.Connection): void;
  handleReadyForQuery(connection: pg.Connection): void;
}

/** What a statement is answered with. */
export interface Answer {
  readonly command: string;
  readonly rows: unknown[];
}

/** A statement, and who is told of its answer; exactly once. */
interface Entry {
  readonly config: pg.QueryConfig | pg.QueryArrayConfig;
  readonly done: (error: Error | null, answer: Answer) => void;
}

type Prepared = pg.Connection & { readonly submittedNamedStatements: Record<string, string> };

const Query = pg.Query as unknown as new (
  config: pg.QueryConfig & { readonly queryMode?: 'extended' },
  values: undefined,
  done: Entry['done'],
) => Answered;

/**
 * Statements that travel together and are answered together: one `Sync` behind the last, so that PostgreSQL sends
 * everything at once, and goes on to none of them after one that fails. Outside `begin` they are one transaction.
 */
class Batch extends Query {
  readonly #statements: readonly Answered[];
  #at = 0;

  constructor(entries: readonly Entry[]) {
    super({ text: '' }, undefined, () => {});
    this.#statements = entries.map(
      ({ config, done }) => new Query({ ...config, types: typesOfValues, queryMode: 'extended' }, undefined, done),
    );
    this.#show();
  }

  /** The client keeps account by name and text of what a connection has prepared. */
  #show(): void {
    const current = this.#statements[this.#at];
    this.name = current?.name;
    this.text = current?.text ?? '';
  }

  override submit(connection: pg.Connection): Error | null {
    const withoutSync = Object.create(connection, { sync: { value: () => {} } }) as pg.Connection;
    const last = this.#statements.length - 1;
    connection.stream.cork();
    try {
      for (const [at, statement] of this.#statements.entries()) {
        const refused = statement.submit(at === last ? connection : withoutSync);
        if (refused !== null) return refused;
      }
      return null;
    } finally {
      connection.stream.uncork();
    }
  }

  override handleRowDescription(message: unknown): void {
    this.#statements[this.#at]?.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.#statements[this.#at]?.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    this.#statements[this.#at]?.handleCommandComplete(message, connection);
    this.#at += 1;
    this.#show();
  }

  override handleError(error: Error, connection: pg.Connection): void {
    for (const [at, statement] of this.#statements.entries()) {
      if (at < this.#at) statement.handleReadyForQuery(connection);
      else statement.handleError(error, connection);
      // Those behind the failed one were not even prepared.
      if (at >= this.#at) delete (connection as Prepared).submittedNamedStatements[statement.name ?? ''];
    }
  }

  override handleReadyForQuery(connection: pg.Connection): void {
    for (const statement of this.#statements) statement.handleReadyForQuery(connection);
  }
}

/** Sends statements on a connection; what is asked for without awaiting in between travels together. */
export interface Line {
  send(config: Entry['config']): Promise<Answer>;
  /** Sends what still waits. */
  flush(): void;
}

/** @param client a connection of a pool that was opened with `pipeline: true` */
export const lineOn = (client: pg.PoolClient): Line => {
  let waiting: Entry[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const batch = new Batch(waiting);
    waiting = [];
    client.query(batch as pg.Submittable);
  };
  return {
    flush,
    send: (config) =>
      new Promise<Answer>((resolve, reject) => {
        if (waiting.length === 0) queueMicrotask(flush);
        waiting.push({ config, done: (error, answer) => (error === null ? resolve(answer) : reject(error)) });
      }),
  };
};
