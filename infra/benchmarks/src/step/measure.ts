import { encodeId } from '@plumbline/graphql';
import { ask, type Bench, signedIn } from '../bench.ts';
import { fillCases, prepareRoads } from '../fill/cases.ts';
import { type Result, resultOf } from '../results.ts';
import { interleave } from '../rounds.ts';
import { say, timed } from '../say.ts';
import { findPgbench, throughPg, throughPgbench } from './floor.ts';
import { measuredStep, versionBefore, waiting } from './script.ts';

const mutation = `mutation Acknowledge($input: RectificationAcknowledgeInput!) {
  rectificationAcknowledge(input: $input) { record { id version state } problems { code message } }
}`;

/** Steps of one measurement, per connection. */
const each = 200;
const firstSerial = 2_000_001;
/** Measurements not counted: a server that has just started still compiles what it runs. */
const warmUps = 4;

const body = (id: number): string =>
  JSON.stringify({
    query: mutation,
    variables: {
      input: {
        id: encodeId('RectificationCase', id),
        expectedVersion: versionBefore,
        idempotencyKey: `bench-step-${id}`,
      },
    },
  });

/** Measures one step: through GraphQL over HTTP, and as the bare transaction; every case is taken once. */
export const measureStep = async ({ settings, stage, product, load }: Bench): Promise<Result[]> => {
  const { rounds, connections } = settings;
  const { large } = stage.towns;
  const { teacher } = stage;
  const block = connections * each;
  const blocks = rounds * 2 + warmUps + 1;
  const first = await timed(`${block * blocks} cases that wait for ${measuredStep}`, () =>
    stage.asOwner(async (client) => {
      await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
      await prepareRoads(client);
      await fillCases(client, large, {
        count: block * blocks + 1,
        from: firstSerial,
        state: waiting,
        responsible: teacher.personId,
      });
      await client.query('vacuum analyze');
      await client.query('checkpoint');
      const { rows } = await client.query<{ id: number }>(
        'select min(id) as id from record where town_id = $1 and serial >= 2026000000 + $2::bigint',
        [large.townId, firstSerial],
      );
      return rows[0]?.id ?? 0;
    }),
  );
  let next = first;
  const take = (count: number): number => {
    const from = next;
    next += count;
    return from;
  };

  const answer = await ask(product.port, signedIn(teacher), body(take(1)));
  if (!answer.includes('"problems":[]')) throw new Error(`The step was refused: ${answer}`);

  const ours = async (): Promise<number> => {
    const from = take(block);
    const outcome = await load.run({
      port: product.port,
      path: '/graphql',
      headers: signedIn(teacher),
      bodies: Array.from({ length: block }, (_, index) => body(from + index)),
      once: true,
      connections,
      seconds: 120,
      contains: '"problems":[]',
    });
    return outcome.rate;
  };
  const pgbench = findPgbench();
  say(pgbench === null ? '  no pgbench here: its script runs through pg' : `  floor: ${pgbench}`);
  const floor = (): Promise<number> => {
    const { townId, personId } = teacher;
    const work = { database: stage.app, townId, personId, from: take(block), each, clients: connections };
    return pgbench === null ? throughPg(work) : throughPgbench(pgbench, work);
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await ours();
  await floor();
  const found = await interleave(rounds, { ours, floor }, say);

  const done = await stage.asOwner((client) =>
    client.query<{ count: number }>(
      'select count(*)::int as count from event where town_id = $1 and record_id >= $2 and version = $3 + 1',
      [large.townId, first, versionBefore],
    ),
  );
  if (done.rows[0]?.count !== next - first)
    throw new Error(`${done.rows[0]?.count} steps are in the record, ${next - first} were answered.`);
  return [resultOf('step through GraphQL', 'steps/s', found, { ratioToFloor: 0.5, bound: 'atLeast' })];
};
