import type { Bench } from '../bench.ts';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say } from '../say.ts';
import { each, prepareBlocks } from './blocks.ts';
import { findPgbench, throughPg, throughPgbench } from './floor.ts';

const firstSerial = 2_000_001;
/** Measurements not counted: a server that has just started still compiles what it runs. */
const warmUps = 4;

/** Measures one step: through GraphQL over HTTP, and as the bare transaction; every case is taken once. */
export const measureStep = async (bench: Bench): Promise<Result[]> => {
  const { settings, stage } = bench;
  const { rounds, connections } = settings;
  const { take, ours, check } = await prepareBlocks(bench, rounds * 2 + warmUps + 1, firstSerial);
  const pgbench = findPgbench();
  say(pgbench === null ? '  no pgbench here: its script runs through pg' : `  floor: ${pgbench}`);
  const floor = (): Promise<number> => {
    const { townId, personId } = stage.teacher;
    const work = { database: stage.app, townId, personId, from: take(), each, clients: connections };
    return pgbench === null ? throughPg(work) : throughPgbench(pgbench, work);
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await ours();
  await floor();
  const found = await interleave(rounds, { ours, floor }, say);
  await check();
  return [resultOf('step through GraphQL', 'steps/s', found, { ratioToFloor: 0.5, bound: 'atLeast' })];
};
