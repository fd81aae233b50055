import { encodeId } from '@plumbline/graphql';
import { ask, type Bench, signedIn } from '../bench.ts';
import { fillCases, prepareRoads } from '../fill/cases.ts';
import { timed } from '../say.ts';
import { measuredStep, versionBefore, waiting } from './script.ts';

const mutation = `mutation Acknowledge($input: RectificationAcknowledgeInput!) {
  rectificationAcknowledge(input: $input) { record { id version state } problems { code message } }
}`;

/** Steps of one measurement, per connection. */
export const each = 200;

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

/** Cases that wait for the measured step, taken block by block, each of them once. */
export interface Blocks {
  /** Takes cases for one measurement. @returns the id of the first */
  take(): number;
  /** Sends a block of steps to the product. @returns steps per second */
  ours(): Promise<number>;
  /** Checks that every step that was asked for is in the record. */
  check(): Promise<void>;
}

/**
 * Makes cases for so many measurements, one of which is asked for and looked at.
 * @param firstSerial their first running number, by which a part's cases differ from another's
 */
export const prepareBlocks = async (
  { settings, stage, product, load }: Bench,
  blocks: number,
  firstSerial: number,
): Promise<Blocks> => {
  const { connections } = settings;
  const { large } = stage.towns;
  const { teacher } = stage;
  const block = connections * each;
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
  const taken = (count: number): number => {
    const from = next;
    next += count;
    return from;
  };
  const answer = await ask(product.port, signedIn(teacher), body(taken(1)));
  if (!answer.includes('"problems":[]')) throw new Error(`The step was refused: ${answer}`);
  const take = () => taken(block);
  return {
    take,
    async ours() {
      const from = take();
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
    },
    async check() {
      const done = await stage.asOwner((client) =>
        client.query<{ count: number }>(
          'select count(*)::int as count from event where town_id = $1 and record_id >= $2 and record_id < $3 and version = $4 + 1',
          [large.townId, first, next, versionBefore],
        ),
      );
      if (done.rows[0]?.count !== next - first)
        throw new Error(`${done.rows[0]?.count} steps are in the record, ${next - first} were answered.`);
    },
  };
};
