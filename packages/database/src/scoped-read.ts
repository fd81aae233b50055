import pg from 'pg';

/** What the client calls on a query as the answer arrives; the published types leave it out. */
interface Answered {
  submit(connection: pg.Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: pg.Connection): void;
}

type Done = (error: Error | null, result: { readonly rows: unknown[] }) => void;

const Query = pg.Query as unknown as new (
  config: pg.QueryConfig | pg.QueryArrayConfig,
  values: undefined,
  done: Done,
) => Answered;

/**
 * A reading statement with the one that says who asks before it. Both travel together and are one transaction: in
 * PostgreSQL's protocol that is everything up to the next `Sync`, without `begin` and `commit`. A connection on which it
 * failed is not to be used again, since it may not know the statements that its client believes it to know.
 */
export class ScopedRead extends Query {
  readonly #scope: Answered;
  #scoped = false;

  /**
   * @param scope makes local settings
   * @param done told once, with the result of the reading statement or with what PostgreSQL answered
   */
  constructor(scope: pg.QueryConfig, read: pg.QueryConfig | pg.QueryArrayConfig, done: Done) {
    super(read, undefined, done);
    this.#scope = new Query(scope, undefined, () => {});
  }

  override submit(connection: pg.Connection): Error | null {
    const withoutSync = Object.create(connection, { sync: { value: () => {} } }) as pg.Connection;
    connection.stream.cork();
    try {
      return this.#scope.submit(withoutSync) ?? super.submit(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  override handleRowDescription(message: unknown): void {
    if (this.#scoped) super.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    if (this.#scoped) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: pg.Connection): void {
    if (this.#scoped) super.handleCommandComplete(message, connection);
    this.#scoped = true;
  }
}
