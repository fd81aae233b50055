import { createReadStream } from 'node:fs';
import { importScoresFile } from '@plumbline/api/src/import/scores.ts';
import { createLog } from '@plumbline/api/src/log.ts';
import { createProduct } from '@plumbline/api/src/product.ts';
import { bulkTransaction, openDatabase, type Statement } from '@plumbline/database';
import { loadViewer } from '@plumbline/operations';

/** What one run of its own process found. */
export interface Run {
  readonly seconds: number;
  /** Most memory that the process held, in MB. */
  readonly memory: number;
}

const [how = '', home = '', townId = '', personId = '', path = '', expected = ''] = process.argv.slice(2);

/** The rows as they stand in the file, into a table of texts. */
const copyPlainly = (pool: Parameters<typeof bulkTransaction>[0]) =>
  bulkTransaction(pool, { townId: Number(townId), personId: null }, async (tx) => {
    const columns = ['school', 'class', 'name', 'pupil', 'score', 'prior'].map((name) => `${name} text`);
    const make = { sql: `create temporary table plain (${columns.join(', ')}) on commit drop`, parameters: [] };
    await tx.run(make as unknown as Statement);
    let isFirst = true;
    return tx.copy('plain', async (write) => {
      for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024, encoding: 'utf8' })) {
        // The file has neither quotes nor tabs, so that this is its text format.
        const text = (chunk as string).replaceAll(',', '\t');
        await write(isFirst ? text.slice(text.indexOf('\n') + 1) : text);
        isFirst = false;
      }
    });
  });

const log = createLog('silent');
const databases = await openDatabase({ home, use: 'join', log });
const { deps } = await createProduct(
  databases,
  { home, demo: false, clock: () => new Date() },
  'http://127.0.0.1',
  log,
);
const viewer = await loadViewer(deps, { townId: Number(townId), personId: Number(personId), locale: 'zh' });
if (viewer === null) throw new Error('There is nobody to import as.');

const staged = new Error('The rows are staged.');
/** The product's own road up to the staging table; there it is left off. */
const importUntilStaged = async (): Promise<void> => {
  const controller = new AbortController();
  const ended = importScoresFile(deps, viewer, path, {
    exam: 'bench',
    dryRun: true,
    createMissing: 'schools',
    signal: controller.signal,
    onProgress: ({ stage, all }) => {
      if (stage !== 'writing') return;
      rows = all;
      seconds = (performance.now() - began) / 1000;
      controller.abort(staged);
    },
  });
  await ended.catch((error: unknown) => {
    if (error !== staged) throw error;
  });
};

let rows = 0;
let seconds = 0;
const began = performance.now();
if (how === 'ours') {
  await importUntilStaged();
  if (rows !== Number(expected)) throw new Error(`${rows} rows were staged; expected ${expected}.`);
} else {
  const copied = await copyPlainly(databases.app);
  if (copied !== Number(expected)) throw new Error(`${copied} rows were copied; expected ${expected}.`);
  seconds = (performance.now() - began) / 1000;
}
const found: Run = { seconds, memory: process.resourceUsage().maxRSS / 1024 };
await databases.close();
process.stdout.write(`${JSON.stringify(found)}\n`);
