import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { sqlOf } from './builder.ts';
import { twoTowns } from './testing/two-towns.ts';
import { RolledBack, readOnce, type Statement, transaction } from './transaction.ts';

const database = await twoTowns();
afterAll(() => database.close());
const { app: pool, asOwner } = database;
const [east, west] = database.towns;
const scope = { townId: east.id, personId: east.first };

const say = <Row>(text: string): Statement<Row> => sql<Row>`${sql.raw(text)}`.compile(sqlOf);
const note = (key: string) =>
  say(
    `insert into read_log (town_id, person_id, record_id, what, at) values (${east.id}, ${east.first}, ${east.open}, '${key}', now())`,
  );
const noted = async (key: string): Promise<number> =>
  (await readOnce<{ n: number }>(pool, scope, say(`select count(*) as n from read_log where what = '${key}'`)))[0]?.n ??
  -1;
const bad = say('select 1 / 0');

/** What every connection of the pool holds when nobody uses it. */
const leftovers = async () => {
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  try {
    const answers = await Promise.all(
      clients.map((client) =>
        client.query<{ town: string; person: string; role: string; open: string | null }>(
          `select coalesce(current_setting('app.town', true), '') as town, coalesce(current_setting('app.person', true), '') as person,
                  current_user as role, pg_current_xact_id_if_assigned()::text as open`,
        ),
      ),
    );
    return answers.map(({ rows }) => rows[0]);
  } finally {
    for (const client of clients) client.release();
  }
};
const clean = () =>
  Array.from({ length: pool.options.max }, () => ({ town: '', person: '', role: 'plumbline_app', open: null }));

describe('a transaction', () => {
  it('keeps what it wrote, and gives its result once that is sure', async () => {
    expect(await transaction(pool, scope, async (tx) => (await tx.run(note('kept'))) && 'result')).toBe('result');
    await transaction(pool, scope, (tx) => tx.finish([note('finished'), note('finished')]));
    expect([await noted('kept'), await noted('finished')]).toEqual([1, 2]);
  });

  it('leaves nothing behind when its work throws', async () => {
    const fault = new Error('enough');
    await expect(
      transaction(pool, scope, async (tx) => {
        await tx.run(note('thrown'));
        throw fault;
      }),
    ).rejects.toBe(fault);
    expect(await noted('thrown')).toBe(0);
  });

  it('never reports success when a statement failed, even where the work swallowed it', async () => {
    const swallowed = transaction(pool, scope, async (tx) => {
      await tx.run(note('swallowed'));
      await tx.run(bad).catch(() => {});
      return 'done';
    });
    await expect(swallowed).rejects.toThrow(RolledBack);
    expect(await noted('swallowed')).toBe(0);
  });

  it('never reports success when one of its last statements failed', async () => {
    for (const statements of [
      [note('last'), bad],
      [bad, note('last')],
      [note('last'), bad, note('last')],
    ]) {
      await expect(transaction(pool, scope, (tx) => tx.finish(statements))).rejects.toMatchObject({ code: '22012' });
    }
    const swallowed = transaction(pool, scope, async (tx) => {
      await tx.run(bad).catch(() => {});
      await tx.finish([note('last')]);
    });
    await expect(swallowed).rejects.toThrow();
    expect(await noted('last')).toBe(0);
  });

  it('fails when only its commit fails', async () => {
    await asOwner.query(
      'create table late (n int unique deferrable initially deferred); grant insert on late to plumbline_app',
    );
    const twice = transaction(pool, scope, (tx) => tx.finish([note('late'), say('insert into late values (1), (1)')]));
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    const unfinished = transaction(pool, scope, async (tx) => {
      await tx.run(note('late'));
      await tx.run(say('insert into late values (2), (2)'));
    });
    await expect(unfinished).rejects.toMatchObject({ code: '23505' });
    expect(await noted('late')).toBe(0);
  });

  it('fails when its very beginning fails', async () => {
    await expect(
      transaction(pool, { townId: east.id, personId: Number.NaN }, (tx) => tx.run(say('select from record'))),
    ).rejects.toThrow();
    expect(await leftovers()).toEqual(clean());
  });
});

describe('a connection that is killed', () => {
  const kill = (pid: number) => asOwner.query('select pg_terminate_backend($1)', [pid]);
  const pidOf = say<{ pid: number }>('select pg_backend_pid() as pid');

  it('in the middle of a transaction takes its work with it and is not used again', async () => {
    let killed = 0;
    const failed = transaction(pool, scope, async (tx) => {
      killed = (await tx.first(pidOf))?.pid ?? 0;
      await tx.run(note('killed'));
      await kill(killed);
      await tx.run(note('killed'));
    });
    await expect(failed).rejects.toThrow();
    expect(await noted('killed')).toBe(0);
    const pids = await Promise.all(Array.from({ length: 16 }, () => transaction(pool, scope, (tx) => tx.first(pidOf))));
    expect(pids.map((row) => row?.pid)).not.toContain(killed);
  });

  it('while a statement runs ends the wait at once', async () => {
    const began = performance.now();
    const failed = transaction(pool, scope, async (tx) => {
      const pid = (await tx.first(pidOf))?.pid ?? 0;
      setTimeout(() => void kill(pid), 50);
      await tx.finish([note('asleep'), say('select pg_sleep(20)')]);
    });
    await expect(failed).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await noted('asleep')).toBe(0);
  });

  it('while it lies idle is replaced without anybody noticing', async () => {
    await asOwner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'plumbline_app' and datname = current_database()`,
    );
    await expect.poll(() => pool.idleCount).toBe(0);
    expect(await noted('kept')).toBe(1);
  });
});

describe('whose transaction it was', () => {
  it('is forgotten by the connection, whatever came of it', async () => {
    const step = { ...scope, as: 'step' } as const;
    const look = say<{ role: string; town: string }>(
      `select current_user as role, current_setting('app.town') as town`,
    );
    expect(await transaction(pool, step, (tx) => tx.first(look))).toEqual({
      role: 'plumbline_step',
      town: String(east.id),
    });
    await Promise.allSettled([
      ...Array.from({ length: 10 }, () => transaction(pool, step, (tx) => tx.run(look))),
      ...Array.from({ length: 10 }, () => transaction(pool, step, (tx) => tx.run(bad))),
      ...Array.from({ length: 10 }, () => transaction(pool, step, (tx) => tx.finish([bad]))),
      ...Array.from({ length: 10 }, () => readOnce(pool, step, look)),
      ...Array.from({ length: 10 }, () => readOnce(pool, step, bad)),
    ]);
    expect(await leftovers()).toEqual(clean());
  });

  it('is never mixed up between people at the same time', async () => {
    const look = say<{ town: string; person: string }>(
      `select current_setting('app.town') as town, current_setting('app.person') as person from pg_sleep(random() * 0.01)`,
    );
    const asked = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? east : west));
    const seen = await Promise.all(
      asked.map(({ id, first }, index) =>
        index % 3 === 0
          ? readOnce(pool, { townId: id, personId: first }, look)
          : transaction(pool, { townId: id, personId: first }, (tx) => tx.run(look)),
      ),
    );
    expect(seen).toEqual(asked.map(({ id, first }) => [{ town: String(id), person: String(first) }]));
  });
});

describe('a single reading statement', () => {
  it('cannot write', async () => {
    await expect(readOnce(pool, scope, note('read'))).rejects.toMatchObject({ code: '25006' });
    await expect(readOnce(pool, { ...scope, as: 'step' }, say('delete from todo'))).rejects.toMatchObject({
      code: '25006',
    });
  });
});
