import type pg from 'pg';

/** What the servers that are compared with the product are told: how to connect, and as whom to ask. */
export interface Identity {
  readonly database: pg.ClientConfig;
  readonly townId: number;
  readonly personId: number;
}

const variable = 'BENCH_IDENTITY';

/** The variable that carries it to another process. */
export const carry = (identity: Identity): Record<string, string> => ({ [variable]: JSON.stringify(identity) });

/** Reads it there. */
export const readIdentity = (): Identity => JSON.parse(process.env[variable] ?? '') as Identity;

/** Connections that each server holds: as many as the product. */
export const poolSize = 8;

/** Tells the parent where a server listens. */
export const announce = (port: number): void => void process.stdout.write(`http://127.0.0.1:${port}\n`);
