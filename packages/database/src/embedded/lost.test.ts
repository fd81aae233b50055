import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { isMigrated, migrate } from '../migrate.ts';
import { openDatabase } from '../open.ts';
import { removeHome } from '../testing/server.ts';

const killings = 30;

test('a start gets through though its connections are taken away again and again, and what it does is done once', async () => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-lost-'));
  const first = await openDatabase({ home, use: 'join', log: silentLog });
  const killer = new pg.Client(first.owner);
  await killer.connect();
  let killed = 0;
  const killing = async (): Promise<void> => {
    while (killed < killings) {
      const { rowCount } = await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      killed += rowCount ?? 0;
      await sleep(2);
    }
  };
  const starting = async (): Promise<void> => {
    do {
      const databases = await openDatabase({ home, use: 'join', log: silentLog });
      await migrate(databases.owner);
      await databases.close();
    } while (killed < killings);
  };
  try {
    await Promise.all([killing(), starting()]);
    expect(killed).toBeGreaterThanOrEqual(killings);
    expect(await isMigrated(first.owner)).toBe(true);
    expect(await migrate(first.owner)).toEqual({ applied: [] });
  } finally {
    await killer.end();
    await first.close();
    await removeHome(home);
  }
});
