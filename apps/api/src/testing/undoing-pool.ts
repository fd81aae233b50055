import type pg from 'pg';

const textOf = (query: unknown): string =>
  typeof query === 'string' ? query : String((query as { text?: unknown } | null)?.text ?? '');

/**
 * The same pool, but every commit is a rollback that answers as a commit does: what runs is real to the last
 * statement, and leaves nothing behind. For asking thousands of times whether a step would be taken.
 */
export const undoingPool = (pool: pg.Pool): pg.Pool => {
  const undoing = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        if (name !== 'query') return value.bind(target) as unknown;
        return async (query: unknown, ...rest: unknown[]) => {
          const run = value as (...args: unknown[]) => Promise<pg.QueryResult>;
          if (textOf(query) !== 'commit') return run.call(target, query, ...rest);
          return { ...(await run.call(target, 'rollback')), command: 'COMMIT' };
        };
      },
    });
  return new Proxy(pool, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (name === 'connect') return async () => undoing(await target.connect());
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
};
