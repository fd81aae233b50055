import { setTimeout as sleep } from 'node:timers/promises';
import { createSealer } from '@plumbline/operations';
import type { Bench } from '../bench.ts';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say, timed } from '../say.ts';
import { prepareBlocks } from './blocks.ts';

const firstSerial = 4_000_001;
const warmUps = 4;

/**
 * Measures what the sealed record costs a step: steps while a sealer works beside the server, as often as the product's
 * worker does, with the index by which it finds what waits, against steps with neither.
 */
export const measureSeal = async (bench: Bench): Promise<Result[]> => {
  const { settings, stage } = bench;
  const { rounds } = settings;
  const { pool } = { pool: stage.databases.app };
  const { townId } = stage.towns.large;
  const blocks = await prepareBlocks(bench, rounds * 2 + warmUps, firstSerial);
  const sealer = createSealer({ pool, clock: () => new Date() });
  await timed('sealing what is there', async () => {
    for (const { townId: each } of Object.values(stage.towns)) await sealer.seal(each);
  });
  const sealed: number[] = [];
  const ours = async (): Promise<number> => {
    await stage.asOwner((client) => client.query('create index if not exists event_by_id on event (town_id, id)'));
    let running = true;
    const beside = (async () => {
      while (running) {
        sealed.push((await sealer.seal(townId)) ?? 0);
        await sleep(1000);
      }
    })();
    const rate = await blocks.ours();
    running = false;
    await beside;
    return rate;
  };
  const floor = async (): Promise<number> => {
    await stage.asOwner((client) => client.query('drop index if exists event_by_id'));
    return blocks.ours();
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await blocks.ours();
  const found = await interleave(rounds, { ours, floor }, say);
  await stage.asOwner((client) => client.query('create index if not exists event_by_id on event (town_id, id)'));
  await sealer.seal(townId);
  await blocks.check();
  say(`  ${sealed.reduce((sum, count) => sum + count, 0)} events were sealed meanwhile`);
  return [resultOf('step while the record is sealed', 'steps/s', found, { ratioToFloor: 0.9, bound: 'atLeast' })];
};
