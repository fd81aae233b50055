import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallTown, smallTown } from '../testing/world.ts';
import { sealedColumns } from './event-text.ts';
import { createSealer } from './sealer.ts';

let town: SmallTown;
let owner: pg.Client;
beforeAll(async () => {
  town = await smallTown();
  owner = new pg.Client(town.owner);
  await owner.connect();
  await owner.query(`select set_config('app.town', $1, false)`, [String(town.townId)]);
});
afterAll(async () => {
  await owner?.end();
  await town?.close();
});

const find = () => town.done(town.step(town.people.inspector, 'record', null, town.finding()));
interface Row {
  readonly position: number;
  readonly record_id: number;
  readonly version: number;
  readonly id: number;
}
const seals = async (): Promise<Row[]> =>
  (
    await owner.query<Row>(
      `select s.position, s.record_id, s.version, e.id from seal s join event e using (town_id, record_id, version) where s.town_id = $1 order by s.position`,
      [town.townId],
    )
  ).rows;
const sweptTo = async (): Promise<number> =>
  (await owner.query(`select swept_to from seal_progress where town_id = $1`, [town.townId])).rows[0]?.swept_to;

/** An event as a step writes it, on a connection of its own that has not committed yet. */
const pending = async (): Promise<{ recordId: number; client: pg.Client }> => {
  const { recordId } = await find();
  const client = new pg.Client(town.owner);
  await client.connect();
  await client.query('begin');
  await client.query(
    `insert into event select (jsonb_populate_record(e, jsonb_build_object('version', 2, 'id', nextval(pg_get_serial_sequence('event', 'id'))))).*
      from event e where town_id = $1 and record_id = $2`.replace(
      'insert into event',
      'insert into event overriding system value',
    ),
    [town.townId, recordId],
  );
  return { recordId, client };
};

describe('sealing', () => {
  it('covers every column that an event has', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'event' order by 1`,
    );
    expect(Object.keys(sealedColumns).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('gives each event a position once, in the order in which they came, also where nothing is new', async () => {
    const sealer = createSealer(town.deps);
    for (let count = 0; count < 3; count += 1) await find();
    expect(await sealer.seal(town.townId)).toBe(3);
    expect(await sealer.seal(town.townId)).toBe(0);
    await find();
    expect(await sealer.seal(town.townId)).toBe(1);
    const rows = await seals();
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => a - b));
  });

  it('waits for no transaction that is still under way, and seals its event when it is there, though others came before', async () => {
    const sealer = createSealer(town.deps);
    await sealer.seal(town.townId);
    const { recordId, client } = await pending();
    const before = (await seals()).length;
    for (let count = 0; count < 3; count += 1) await find();
    // The record of the event that is under way, and three more.
    expect(await sealer.seal(town.townId)).toBe(4);
    for (let round = 0; round < 5; round += 1) await sealer.seal(town.townId);
    const swept = await sweptTo();
    await client.query('commit');
    await client.end();
    expect(await sealer.seal(town.townId)).toBe(1);
    const rows = await seals();
    expect(rows.length).toBe(before + 5);
    const late = rows.at(-1);
    expect([late?.record_id, late?.version]).toEqual([recordId, 2]);
    // It would have been lost behind a mark that had moved on.
    expect(swept).toBeLessThan(late?.id ?? 0);
  });

  it('loses none of two transactions of which the one that began to write first took its id last', async () => {
    const sealer = createSealer(town.deps);
    const [early, late] = [await find(), await find()];
    const client = async () => {
      const opened = new pg.Client(town.owner);
      await opened.connect();
      await opened.query('begin');
      return opened;
    };
    const [first, second] = [await client(), await client()];
    const id = async (of: pg.Client) =>
      (await of.query<{ id: number }>(`select nextval(pg_get_serial_sequence('event', 'id'))::int as id`)).rows[0]?.id;
    const write = (of: pg.Client, recordId: number, eventId: number | undefined) =>
      of.query(
        `insert into event overriding system value
          select (jsonb_populate_record(e, jsonb_build_object('version', 2, 'id', $3::int))).* from event e where town_id = $1 and record_id = $2`,
        [town.townId, recordId, eventId],
      );
    const lower = await id(second);
    await write(first, early.recordId, await id(first));
    await write(second, late.recordId, lower);
    await first.query('commit');
    for (let round = 0; round < 5; round += 1) await sealer.seal(town.townId);
    await second.query('commit');
    await Promise.all([first.end(), second.end()]);
    await sealer.seal(town.townId);
    const rows = await seals();
    for (const { recordId } of [early, late])
      expect(rows.filter(({ record_id }) => record_id === recordId).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('need not look again at what lies before the last event of which all before have ended', async () => {
    const sealer = createSealer(town.deps);
    const top = Math.max(...(await seals()).map(({ id }) => id));
    // Whatever else runs on this PostgreSQL holds the mark up for a moment.
    for (let round = 0; round < 100 && (await sweptTo()) < top; round += 1) {
      await sealer.seal(town.townId);
      await sleep(50);
    }
    expect(await sweptTo()).toBe(top);
  });

  it('finds what a mark went past when everything is looked at', async () => {
    const sealer = createSealer(town.deps);
    await find();
    await owner.query('update seal_progress set swept_to = swept_to + 1000 where town_id = $1', [town.townId]);
    expect(await sealer.seal(town.townId)).toBe(0);
    expect(await sealer.seal(town.townId, { all: true })).toBe(1);
    await owner.query('update seal_progress set swept_to = 0 where town_id = $1', [town.townId]);
    expect(await sealer.seal(town.townId)).toBe(0);
  });

  it('is done once by several at the same time, while people write', async () => {
    const before = (await seals()).length;
    const sealers = Array.from({ length: 4 }, () => createSealer(town.deps));
    let writing = true;
    const people = Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let count = 0; count < 10; count += 1) await find();
      }),
    ).finally(() => {
      writing = false;
    });
    await Promise.all(
      sealers.map(async (sealer) => {
        while (writing) await sealer.seal(town.townId);
      }),
    );
    await people;
    for (const sealer of sealers) await sealer.seal(town.townId);
    const rows = await seals();
    expect(rows.length).toBe(before + 60);
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
    const versions = new Map<number, number>();
    for (const { record_id, version } of rows) {
      expect(version).toBe((versions.get(record_id) ?? 0) + 1);
      versions.set(record_id, version);
    }
  });
});
