import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { linesOf } from '@plumbline/api/src/audit/lines.ts';
import { writeWhole } from '@plumbline/api/src/audit/write-whole.ts';
import { migrateAuth } from '@plumbline/api/src/auth/migrate.ts';
import { createLog } from '@plumbline/api/src/log.ts';
import { createProduct } from '@plumbline/api/src/product.ts';
import { migrate, openDatabase } from '@plumbline/database';
import { removeHome } from '@plumbline/database/testing';
import {
  type CheckedChain,
  createSealer,
  exportRecord,
  townFacts,
  verifyExport,
  verifyRecord,
} from '@plumbline/operations';
import pg from 'pg';
import { fillCases, prepareRoads } from '../fill/cases.ts';
import { fillTown } from '../fill/town.ts';
import { type Result, resultOf } from '../results.ts';
import { say, timed } from '../say.ts';
import type { Settings } from '../settings.ts';

/** Seconds that a million events may take. */
const limit = 30;
/** Cases have about five events each. */
const eventsPerCase = 5;

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

const whole = (checked: readonly CheckedChain[], events: number): void => {
  const faults = checked.flatMap((chain) => chain.faults);
  const [open] = checked;
  if (faults.length > 0 || open?.events !== events)
    throw new Error(`Of ${events} events ${open?.events} were read: ${JSON.stringify(faults.slice(0, 3))}`);
};

/**
 * Measures the verification of a record: of an exported file, against hashing that file; and of the database, against
 * PostgreSQL hashing the same rows.
 */
export const measureVerify = async ({ rows: wanted }: Settings): Promise<Result[]> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-bench-verify-'));
  const log = createLog('silent');
  const databases = await openDatabase({ home, use: 'join', log });
  const owner = new pg.Client(databases.owner);
  try {
    await migrate(databases.owner);
    await migrateAuth(databases.owner);
    const environment = { home, demo: false, clock: () => new Date() };
    const product = await createProduct(databases, environment, 'http://127.0.0.1', log);
    const { deps } = product;
    await owner.connect();
    await owner.query(`set session_replication_role = replica; set synchronous_commit = off`);
    const town = await fillTown(owner, product, 'bench');
    const events = await timed('filling the record', async () => {
      await prepareRoads(owner);
      await fillCases(owner, town, { count: Math.ceil(wanted / eventsPerCase), from: 1 });
      // What was entered has to fit its digest.
      await owner.query(`update event e set payload_digest = encode(sha256(convert_to(p.salt || '{"note":"已当面说明"}', 'UTF8')), 'hex')
        from event_payload p where p.town_id = e.town_id and p.record_id = e.record_id and p.version = e.version`);
      await owner.query('vacuum analyze');
      return (await owner.query<{ n: number }>('select count(*)::int as n from event')).rows[0]?.n ?? 0;
    });
    const sealing = await seconds(() => createSealer(deps).seal(town.townId));
    say(`  ${events} events sealed in ${sealing.toFixed(1)} s: ${Math.round(events / sealing)} a second`);
    const facts = await townFacts(deps, town.townId);
    const file = join(home, 'record.jsonl');
    await timed('export', () => writeWhole(file, exportRecord(deps, facts)));
    const towns = [{ id: town.townId, code: 'bench' }];
    const found = {
      database: {
        ours: await seconds(async () => whole(await verifyRecord(deps, towns), events)),
        floor: await seconds(() => owner.query(`select count(sha256(convert_to(e::text, 'UTF8'))) from event e`)),
      },
      file: {
        ours: await seconds(async () => whole(await verifyExport(linesOf(file)), events)),
        floor: await seconds(() => pipeline(createReadStream(file), createHash('sha256'))),
      },
    };
    const goal = { ours: (limit * events) / 1_000_000, bound: 'atMost' } as const;
    return [
      resultOf(`verify ${events} events: exported file`, 's', found.file, goal),
      resultOf(`verify ${events} events: database`, 's', found.database, goal),
    ];
  } finally {
    await owner.end().catch(() => {});
    await databases.close();
    await removeHome(home);
  }
};
