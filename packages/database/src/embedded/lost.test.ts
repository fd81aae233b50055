import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { isMigrated, migrate } from '../migrate.ts';
import { openDatabase } from '../open.ts';
import { retryLost } from '../retry-lost.ts';
import { removeHome } from '../testing/server.ts';

const killings = 10;

test.each([
  [{ code: '57P01' }, 'terminating connection due to administrator command'],
  [{ code: '57P03' }, 'the database system is starting up'],
  [{ code: 'ECONNRESET', syscall: 'read' }, 'read ECONNRESET'],
  [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'connect ECONNREFUSED'],
  [{}, 'Connection terminated unexpectedly'],
  [{}, 'Client has encountered a connection error and is not queryable'],
  [{}, 'Client was closed and is not queryable'],
])('work is done again after %j %s, until it is done', async (more, message) => {
  let tries = 0;
  const work = async (): Promise<number> => {
    tries += 1;
    if (tries < 3) throw Object.assign(new Error(message), more);
    return tries;
  };
  expect(await retryLost(work)).toBe(3);
});

test('a statement that is refused is not done again', async () => {
  let tries = 0;
  const refused = async (): Promise<never> => {
    tries += 1;
    throw Object.assign(new Error('relation does not exist'), { code: '42P01' });
  };
  await expect(retryLost(refused)).rejects.toMatchObject({ code: '42P01' });
  expect(tries).toBe(1);
});

test('a start gets through though its connections are taken away again and again, and what it does is done once', async () => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-lost-'));
  const first = await openDatabase({ home, use: 'join', log: silentLog });
  const killer = new pg.Client(first.owner);
  await killer.connect();
  /** Does work again and again while its connections are ended; those of the guards, which come back by themselves, are left. */
  const underFire = async (work: () => Promise<unknown>): Promise<void> => {
    let killed = 0;
    const killing = async (): Promise<void> => {
      while (killed < killings) {
        const { rowCount } = await killer.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'
            and application_name not like 'plumbline %' and state in ('active', 'idle', 'idle in transaction')`,
        );
        killed += rowCount ?? 0;
        await sleep(2);
      }
    };
    const working = async (): Promise<void> => {
      do await work();
      while (killed < killings);
    };
    await Promise.all([killing(), working()]);
  };
  try {
    await underFire(async () => (await openDatabase({ home, use: 'join', log: silentLog })).close());
    await underFire(() => migrate(first.owner));
    expect(await isMigrated(first.owner)).toBe(true);
    expect(await migrate(first.owner)).toEqual({ applied: [] });
  } finally {
    await killer.end();
    await first.close();
    await removeHome(home);
  }
});
