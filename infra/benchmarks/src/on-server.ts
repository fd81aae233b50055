import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';
import { startServer } from './children.ts';
import { measureList } from './list/measure.ts';
import { startLoad } from './load/load.ts';
import { measurePages } from './page/measure.ts';
import type { Result } from './results.ts';
import { say } from './say.ts';
import type { Part, Settings } from './settings.ts';
import { setStage } from './stage.ts';
import { measureStep } from './step/measure.ts';
import { measureSeal } from './step/seal.ts';

/** Parts that ask a server about a filled database. */
const onServer: Readonly<
  Record<
    Exclude<Part, 'analyse' | 'rules' | 'import' | 'verify'>,
    { title: string; run(bench: Bench): Promise<Result[]> }
  >
> = {
  list: { title: 'List query: 50 cases by state, ordered by due day', run: measureList },
  page: { title: 'Keyset pages at depth', run: measurePages },
  step: { title: 'A step through GraphQL', run: measureStep },
  seal: { title: 'A step while the record is sealed', run: measureSeal },
};

/** Fills a PostgreSQL, starts the product on it and measures the parts that were asked for. */
export const measureOnServer = async (settings: Settings): Promise<Result[]> => {
  const chosen = Object.entries(onServer).filter(([part]) => settings.only.includes(part as Part));
  say('Filling a PostgreSQL of its own');
  const stage = await setStage(settings.full);
  const load = startLoad();
  try {
    say(`  ${stage.counts.cases} cases and ${stage.counts.events} events in three towns`);
    if (!settings.full) say('  pages are measured up to 60,000 cases; --full adds a town of 1,000,000');
    const main = fileURLToPath(import.meta.resolve('@plumbline/api/src/main.ts'));
    const product = await startServer(main, {
      PLUMBLINE_HOME: stage.home,
      PLUMBLINE_DEMO: '0',
      // Work behind the steps belongs to a process of its own where it counts; here it would slow the floor as well.
      PLUMBLINE_WORKER: '0',
      PLUMBLINE_LANG: 'en',
      PORT: '0',
    });
    const results: Result[] = [];
    try {
      for (const [, { title, run: measure }] of chosen) {
        say(title);
        results.push(...(await measure({ settings, stage, product, load })));
      }
    } finally {
      await product.stop();
    }
    return results;
  } finally {
    load.stop();
    await stage.close();
  }
};
