import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineOn } from './batch.ts';
import { sqlOf } from './builder.ts';
import { type TestDatabase, testDatabase } from './testing.ts';
import { readOnce, transaction } from './transaction.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const scope = { townId: 1, personId: null };
const statement = (text: string) => sql.raw<Record<string, unknown>>(text).compile(sqlOf);

describe('statements sent together', () => {
  it('are answered each with its own rows, in order', async () => {
    const client = await database.app.connect();
    const { send } = lineOn(client);
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => send({ name, text: `select '${name}' as name` })));
    client.release();
    expect(answers.map(({ rows }) => rows)).toEqual([[{ name: 'a' }], [{ name: 'b' }], [{ name: 'c' }]]);
  });

  it('are not run behind one that fails, and the connection still knows what it has prepared', async () => {
    const client = await database.app.connect();
    const { send } = lineOn(client);
    const texts = ['select 1 as good', 'select 1 / 0 as bad', 'select 2 as behind'];
    const ask = () => Promise.allSettled(texts.map((text) => send({ name: text, text })));
    const first = await ask();
    expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(first.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Error).message] : []))).toEqual([
      'division by zero',
      'division by zero',
    ]);
    expect((await send({ name: 'select 2 as behind', text: 'select 2 as behind' })).rows).toEqual([{ behind: 2 }]);
    expect((await ask()).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    client.release();
  });
});

describe('a read', () => {
  it('runs as its town, may write nothing, and leaves no setting behind', async () => {
    const shown = `select current_setting('app.town', true) as town, current_setting('transaction_read_only') as alone`;
    expect(await readOnce(database.app, { townId: 7, personId: 3 }, statement(shown))).toEqual([
      { town: '7', alone: 'on' },
    ]);
    const write = statement(`insert into town_directory (id, code, name) values (1, 'x', 'x')`);
    await expect(readOnce(database.app, scope, write)).rejects.toThrow('read-only transaction');
    const { rows } = await database.app.query<{ town: string | null }>(
      `select current_setting('app.town', true) as town`,
    );
    expect(rows[0]?.town ?? '').toBe('');
  });

  it('that fails is told as PostgreSQL put it, and the next one is answered', async () => {
    await expect(readOnce(database.app, scope, statement('select 1 / 0'))).rejects.toThrow('division by zero');
    expect(await readOnce(database.app, scope, statement('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});

describe('a transaction', () => {
  it('that fails in its last statements writes nothing, and says why', async () => {
    const ended = transaction(database.app, scope, async (tx) => {
      await tx.run(statement(`insert into town (id, code, name, created_at) values (1, 'kept', 'x', now())`));
      await tx.finish([statement('select 1 / 0'), statement('select 2')]);
    });
    await expect(ended).rejects.toThrow('division by zero');
    expect(await readOnce(database.app, scope, statement(`select code from town`))).toEqual([]);
  });

  it('whose work throws is rolled back, though what it sent was answered', async () => {
    const ended = transaction(database.app, scope, async (tx) => {
      await tx.run(statement(`insert into town (id, code, name, created_at) values (1, 'kept', 'x', now())`));
      throw new Error('changed my mind');
    });
    await expect(ended).rejects.toThrow('changed my mind');
    expect(await readOnce(database.app, scope, statement(`select code from town`))).toEqual([]);
  });
});
