import { randomBytes } from 'node:crypto';
import { retryLost } from '@plumbline/database';
import pg from 'pg';
import { authMigrations } from './migrations.ts';

/** The role under which the server signs people in; it sees the schema `auth` and nothing else. */
const role = 'plumbline_auth';

/** A connection whose loss is told by the statement that runs; unheard it would end the process. */
const connected = async (owner: pg.PoolConfig): Promise<pg.Client> => {
  const client = new pg.Client(owner);
  client.on('error', () => {});
  await client.connect();
  return client;
};

/**
 * Brings the tables of sign-in up to date, in one transaction, as the owner of the database.
 * Two servers that start at once wait for each other. Makes the secret that signs cookies where there is none.
 * @returns the names of the migrations applied now
 */
export const migrateAuth = (owner: pg.PoolConfig): Promise<{ applied: string[] }> =>
  retryLost(() => bringUpToDate(owner));

const bringUpToDate = async (owner: pg.PoolConfig): Promise<{ applied: string[] }> => {
  const client = await connected(owner);
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('plumbline:auth'))`);
    await client.query('create schema if not exists auth');
    await client.query('create table if not exists auth.migration (name text primary key, at timestamptz not null)');
    const { rows } = await client.query<{ name: string }>('select name from auth.migration');
    const known = new Set(rows.map(({ name }) => name));
    const due = authMigrations.filter(({ name }) => !known.has(name));
    for (const { name, sql } of due) {
      await client.query(sql);
      await client.query('insert into auth.migration values ($1, now())', [name]);
    }
    await client.query(`insert into auth.secret (value) values ($1) on conflict do nothing`, [
      randomBytes(48).toString('base64url'),
    ]);
    if (due.length > 0) {
      await client.query(`grant usage on schema auth to ${role}`);
      await client.query(`grant select, insert, update, delete on all tables in schema auth to ${role}`);
      await client.query(`revoke insert, update, delete on auth.secret, auth.migration from ${role}`);
    }
    await client.query('commit');
    return { applied: due.map(({ name }) => name) };
  } finally {
    await client.end().catch(() => {});
  }
};

/** Tells, without changing anything, whether `migrateAuth` would do nothing. */
export const isAuthMigrated = async (owner: pg.PoolConfig): Promise<boolean> => {
  const client = await connected(owner);
  try {
    const found = await client.query<{ there: boolean }>(`select to_regclass('auth.migration') is not null as there`);
    if (!found.rows[0]?.there) return false;
    const { rows } = await client.query<{ name: string }>('select name from auth.migration');
    return authMigrations.every(({ name }) => rows.some((row) => row.name === name));
  } finally {
    await client.end().catch(() => {});
  }
};
