import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { sqlOf } from './builder.ts';
import { bulkTransaction } from './bulk.ts';
import { copyCell } from './copy-in.ts';
import { twoTowns } from './testing/two-towns.ts';
import { readOnce, type Statement } from './transaction.ts';

const database = await twoTowns();
afterAll(() => database.close());
const { app: pool } = database;
const [east, west] = database.towns;
const scope = { townId: east.id, personId: east.first };

const say = <Row>(text: string): Statement<Row> => sql<Row>`${sql.raw(text)}`.compile(sqlOf);
const table = say('create temporary table incoming (line int, name text) on commit drop');
const note = (key: string) =>
  say(
    `insert into read_log (town_id, person_id, record_id, what, at) values (${east.id}, ${east.first}, ${east.open}, '${key}', now())`,
  );
const noted = async (key: string): Promise<number> =>
  (await readOnce<{ n: number }>(pool, scope, say(`select count(*) as n from read_log where what = '${key}'`)))[0]?.n ??
  -1;
/** Connections of the application that are in a transaction, this one not counted. */
const open = async (): Promise<number> =>
  (
    await pool.query(
      `select from pg_stat_activity where usename = current_user and datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
    )
  ).rowCount ?? 0;

describe('a bulk transaction', () => {
  it('streams rows in as they are, whatever they hold', async () => {
    const names = ['赵敏', 'a\tb', 'a\\b', 'line\nbreak', 'return\r', '\\N', '', "o'x", '㛃䶮'];
    const rows = await bulkTransaction(pool, scope, async (tx) => {
      await tx.run(table);
      const count = await tx.copy('incoming', async (write) => {
        for (const [at, name] of names.entries()) await write(`${at}\t${copyCell(name)}\n`);
        await write(`99\t${copyCell(null)}\n`);
      });
      expect(count).toBe(names.length + 1);
      return tx.run<{ name: string | null }>(say('select name from incoming order by line'));
    });
    expect(rows.map(({ name }) => name)).toEqual([...names, null]);
  });

  it('takes more rows than a connection holds at once', async () => {
    const found = await bulkTransaction(pool, scope, async (tx) => {
      await tx.run(table);
      await tx.copy('incoming', async (write) => {
        for (let at = 0; at < 200_000; at += 1) await write(`${at}\tname ${at}\n`);
      });
      return tx.first<{ n: number; sum: number }>(say('select count(*) as n, sum(line)::bigint as sum from incoming'));
    });
    expect(found).toEqual({ n: 200_000, sum: 19_999_900_000 });
  });

  it('keeps all or nothing: what throws on the way leaves nothing and no connection', async () => {
    const fault = new Error('enough');
    const inside = bulkTransaction(pool, scope, async (tx) => {
      await tx.run(note('thrown'));
      await tx.run(table);
      await tx.copy('incoming', async (write) => {
        await write('1\tone\n');
        throw fault;
      });
    });
    await expect(inside).rejects.toBe(fault);
    const refused = bulkTransaction(pool, scope, async (tx) => {
      await tx.run(note('thrown'));
      await tx.run(table);
      await tx.copy('incoming', (write) => write('not a number\tone\n'));
    });
    await expect(refused).rejects.toMatchObject({ code: '22P02' });
    const long = async (write: (part: string) => Promise<void>, from: number): Promise<void> => {
      for (let at = from; at < from + 200_000; at += 1) await write(`${at}\tname ${at}\n`);
    };
    const inTheMiddle = bulkTransaction(pool, scope, async (tx) => {
      await tx.run(note('thrown'));
      await tx.run(table);
      await tx.copy('incoming', async (write) => {
        await long(write, 0);
        await write('not a number\tone\n');
        await long(write, 200_000);
      });
    });
    await expect(inTheMiddle).rejects.toMatchObject({ code: '22P02' });
    const noTable = bulkTransaction(pool, scope, (tx) => tx.copy('nowhere', (write) => write('1\tone\n')));
    await expect(noTable).rejects.toMatchObject({ code: '42P01' });
    const cut = bulkTransaction(pool, scope, async (tx) => {
      await tx.run(note('thrown'));
      await tx.run(table);
      const self = await tx.first<{ pid: number }>(say('select pg_backend_pid() as pid'));
      await tx.copy('incoming', async (write) => {
        await long(write, 0);
        await pool.query('select pg_terminate_backend($1)', [self?.pid]);
        await long(write, 200_000);
      });
    });
    // What the server said last, or that the line was cut before it was heard.
    await expect(cut).rejects.toThrow(/terminat|EPIPE|ECONNRESET/u);
    expect(await noted('thrown')).toBe(0);
    await bulkTransaction(pool, scope, (tx) => tx.run(note('kept')));
    expect(await noted('kept')).toBe(1);
    expect(await open()).toBe(0);
  });

  it('sees its own town only, and reaches pupils only as whoever may', async () => {
    const count = (as: 'app' | 'pupils') =>
      bulkTransaction(pool, { ...scope, as }, (tx) =>
        tx.first<{ n: number }>(say('select count(distinct town_id) as n from pupils.pupil')),
      );
    expect(await count('pupils')).toEqual({ n: 1 });
    await expect(count('app')).rejects.toMatchObject({ code: '42501' });
    const other = await bulkTransaction(pool, scope, (tx) =>
      tx.run(say(`select from unit where town_id = ${west.id}`)),
    );
    expect(other).toEqual([]);
  });

  it('that is ended stops at once, in the middle of a statement too', async () => {
    const reason = new Error('cancelled');
    const controller = new AbortController();
    const began = performance.now();
    const ended = bulkTransaction(
      pool,
      scope,
      async (tx) => {
        await tx.run(note('ended'));
        setTimeout(() => controller.abort(reason), 100);
        await tx.run(say('select pg_sleep(20)'));
      },
      controller.signal,
    );
    await expect(ended).rejects.toBe(reason);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await noted('ended')).toBe(0);
    await expect(bulkTransaction(pool, scope, (tx) => tx.run(note('ended')), controller.signal)).rejects.toBe(reason);
  });
});
