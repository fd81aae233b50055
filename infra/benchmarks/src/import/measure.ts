import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { migrateAuth } from '@plumbline/api/src/auth/migrate.ts';
import { createLog } from '@plumbline/api/src/log.ts';
import { createProduct } from '@plumbline/api/src/product.ts';
import { migrate, openDatabase } from '@plumbline/database';
import { removeHome } from '@plumbline/database/testing';
import { createTown, firstAdministrator } from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say, timed } from '../say.ts';
import type { Settings } from '../settings.ts';
import { writeRows } from './rows.ts';
import type { Run } from './run.ts';

/** Most memory that an import may hold, in MB, however many rows it has. */
const memoryLimit = 400;
const script = fileURLToPath(new URL('run.ts', import.meta.url));

/** Runs one of the two roads in a process of its own, so that its memory is its own. */
const runOnce = async (...args: readonly string[]): Promise<Run> =>
  JSON.parse((await promisify(execFile)(process.execPath, [script, ...args])).stdout) as Run;

/** Measures rows of a CSV file through the product's validation into the staging table, against a plain COPY of them. */
export const measureImport = async ({ rounds, rows }: Settings): Promise<Result[]> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-bench-import-'));
  const log = createLog('silent');
  const databases = await openDatabase({ home, use: 'join', log });
  try {
    await migrate(databases.owner);
    await migrateAuth(databases.owner);
    const environment = { home, demo: false, clock: () => new Date() };
    const { deps, accounts } = await createProduct(databases, environment, 'http://127.0.0.1', log);
    const calendar = plainCalendar(deps.clock().toISOString().slice(0, 10));
    const { townId } = await createTown(deps, { code: 'bench', name: '镇', calendar });
    const person = { townId, name: '周敏', login: 'admin', password: 'a-long-password', mustChange: false };
    const { personId } = await firstAdministrator(deps, accounts, person);
    const path = join(home, 'scores.csv');
    await timed(`${rows} rows`, () => writeRows(path, rows));
    let memory = 0;
    const measure = (how: 'ours' | 'floor') => async () => {
      const run = await runOnce(how, home, String(townId), String(personId), path, String(rows));
      if (how === 'ours') memory = Math.max(memory, run.memory);
      return run.seconds;
    };
    const { ours, floor } = await interleave(
      Math.min(rounds, 3),
      { ours: measure('ours'), floor: measure('floor') },
      say,
    );
    const goal = { bound: 'atMost' } as const;
    return [
      resultOf(
        `${rows.toLocaleString('en')} rows of CSV judged and staged; floor: plain COPY`,
        's',
        { ours, floor },
        { ...goal, ratioToFloor: 4 },
      ),
      resultOf(
        'most memory while they are; floor: the limit',
        'MB',
        { ours: memory, floor: memoryLimit },
        { ...goal, ratioToFloor: 1 },
      ),
    ];
  } finally {
    await databases.close();
    await removeHome(home);
  }
};
