import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';
import { StartError } from './start-error.ts';

/** How a process means to use a database: as the server, alone (migrate, backup, restore), or beside a server. */
export type Use = 'serve' | 'exclusive' | 'join';

/** What a guard guards. */
export type Guarded = {
  config: pg.ClientConfig;
  /** Said in refusals: the data folder, or the database's address without its password. */
  name: string;
  /** Only one server at a time: true for a data folder; behind DATABASE_URL replicas may serve together. */
  oneServer: boolean;
  /** Brings the database up again after it went away. */
  revive(): Promise<void>;
};

/** Holds the locks of one use of a database, on a connection of its own, for as long as the process uses it. */
export type Guard = {
  /**
   * Gives the locks back.
   * @param last run while no other process may begin to use the database, if we were its last user
   */
  release(last: () => Promise<void>): Promise<void>;
};

const lockSpace = 0x706c756d; // 'plum'
const serving = 1;
const inUse = 2;
const busyPatience = 20_000;

/**
 * Takes the locks for a use of the database, and takes them again whenever the connection is lost.
 * @throws StartError FolderInUse, at once, when another process uses the database in a way that excludes this one
 */
export const guard = async (guarded: Guarded, use: Use, log: Log): Promise<Guard> => {
  let client = await enter(guarded, use);
  let lost = false;
  let released = false;
  let recovering: Promise<void> = Promise.resolve();

  const watch = (): void => {
    client.once('end', () => {
      lost = true;
      if (!released) recovering = recover();
    });
  };

  const recover = async (): Promise<void> => {
    log.warn('The connection to PostgreSQL was lost; connecting again.');
    for (let attempt = 0; !released; attempt += 1) {
      try {
        await guarded.revive();
        client = await enter(guarded, use);
        lost = false;
        watch();
        log.info('PostgreSQL is back.');
        return;
      } catch (error) {
        if (attempt % 20 === 0) log.error(`PostgreSQL is still away: ${(error as Error).message}`);
        await sleep(250);
      }
    }
  };

  watch();
  return {
    release: async (last) => {
      released = true;
      await recovering;
      try {
        // Lost for the moment: another user may hold it, or nobody stops it unless we do.
        if (lost) client = await enter(guarded, 'join');
        await leave(client, lost ? 'join' : use, last);
      } catch (error) {
        log.warn(`PostgreSQL was left as it is: ${(error as Error).message}`);
      } finally {
        await client.end().catch(() => {});
      }
    },
  };
};

const connect = async (guarded: Guarded, use: Use): Promise<pg.Client> => {
  const client = new pg.Client({
    ...guarded.config,
    application_name: `plumbline ${use} ${process.pid}`,
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
};

const enter = async (guarded: Guarded, use: Use): Promise<pg.Client> => {
  const deadline = Date.now() + busyPatience;
  for (;;) {
    try {
      const client = await connect(guarded, use);
      try {
        if (await takeLocks(client, guarded, use)) return client;
      } catch (error) {
        await client.end().catch(() => {});
        throw error;
      }
      await client.end().catch(() => {});
    } catch (error) {
      if (error instanceof StartError || Date.now() > deadline) throw error;
    }
    // The last user is just stopping the server, or another one begins: both are over in a moment.
    await sleep(50);
    await guarded.revive();
  }
};

/** @returns false when the server is about to stop, so that one must begin again */
const takeLocks = async (client: pg.Client, guarded: Guarded, use: Use): Promise<boolean> => {
  if (use !== 'join') {
    const mode = use === 'serve' && !guarded.oneServer ? '_shared' : '';
    if (!(await tryLock(client, mode, serving))) throw await refusal(client, guarded, use);
  }
  if (await tryLock(client, use === 'exclusive' ? '' : '_shared', inUse)) return true;
  const others = await otherUsers(client);
  if (use === 'exclusive' && others.length > 0) throw await refusal(client, guarded, use);
  if (others.some((other) => other.startsWith('plumbline exclusive'))) throw await refusal(client, guarded, use);
  return false;
};

const tryLock = async (client: pg.Client, mode: '' | '_shared', key: number): Promise<boolean> => {
  const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock${mode}($1, $2) as got`, [
    lockSpace,
    key,
  ]);
  return rows[0]?.got === true;
};

const otherUsers = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select distinct a.application_name as name
       from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.pid <> pg_backend_pid()
        and l.database = (select oid from pg_database where datname = current_database())`,
    [lockSpace],
  );
  return rows.map((row) => row.name);
};

const refusal = async (client: pg.Client, guarded: Guarded, use: Use): Promise<StartError> => {
  const others = (await otherUsers(client)).filter((name) => name.startsWith('plumbline '));
  const [, otherUse = 'serve', pid = '?'] = others.toSorted((a, b) => rank(a) - rank(b))[0]?.split(' ') ?? [];
  const zh = { serve: '一个正在运行的服务器', exclusive: '正在进行的迁移、备份或恢复', join: '另一条命令' }[otherUse];
  const en = { serve: 'a running server', exclusive: 'a migration, backup or restore', join: 'another command' }[
    otherUse
  ];
  const mine: readonly [string, string] =
    use === 'exclusive'
      ? ['本命令需要独占数据', 'this command must be alone']
      : ['同一数据只能由一个服务器使用', 'only one server may use it'];
  return new StartError('FolderInUse', [
    `${guarded.name} 正被${zh ?? otherUse}(进程 ${pid})使用,而${mine[0]}。请先停止它;要另起一套,请设置另一个 PLUMBLINE_HOME 和 PORT。`,
    `${guarded.name} is in use by ${en ?? otherUse} (process ${pid}), and ${mine[1]}. Stop it first; to run a second one, set another PLUMBLINE_HOME and PORT.`,
  ]);
};

const rank = (name: string): number => ['serve', 'exclusive', 'join'].indexOf(name.split(' ')[1] ?? '');

const leave = async (client: pg.Client, use: Use, last: () => Promise<void>): Promise<void> => {
  try {
    // An exclusive user already holds what the last user needs.
    if (use !== 'exclusive') {
      await client.query('select pg_advisory_unlock_shared($1, $2)', [lockSpace, inUse]);
      if (!(await tryLock(client, '', inUse))) return;
    }
  } catch {
    // The server is gone already; whoever brings it back counts as its user.
    return;
  }
  await last();
};
