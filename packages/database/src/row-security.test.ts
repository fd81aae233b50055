// What each role may do with which table, and that nobody reaches another town, is tried for all of them in walls.test.ts;
// here stand the walls inside a town: confidential records, what is a person's own, and what no grant can say.
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { sqlOf } from './builder.ts';
import { twoTowns } from './testing/two-towns.ts';
import { transaction } from './transaction.ts';

const database = await twoTowns();
afterAll(() => database.close());
const [east, west] = database.towns;
const denied = '42501';

type As = 'app' | 'step' | 'clock' | 'eraser' | 'sealer';
const both: readonly As[] = ['app', 'step'];

/** Runs statements in one transaction that is always undone; gives the last answer or PostgreSQL's code of refusal. */
const attempt = async (
  scope: { town?: number; person?: number; as?: As },
  statement: string,
): Promise<pg.QueryResult | string> => {
  const client = await database.app.connect();
  try {
    await client.query('begin');
    if (scope.town !== undefined) await client.query(`select set_config('app.town', $1, true)`, [String(scope.town)]);
    if (scope.person !== undefined)
      await client.query(`select set_config('app.person', $1, true)`, [String(scope.person)]);
    if (scope.as !== undefined && scope.as !== 'app') await client.query(`set local role plumbline_${scope.as}`);
    return await client.query(statement);
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('rollback');
    client.release();
  }
};
const count = (answer: pg.QueryResult | string) => (typeof answer === 'string' ? answer : answer.rowCount);

describe('every table of a town', () => {
  it('is behind a wall that holds for its owner too', async () => {
    const { rows } = await database.asOwner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace in ('public'::regnamespace, 'pupils'::regnamespace) and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity)`,
    );
    // The directory of towns is read before anyone is known.
    expect(rows.map(({ name }) => name)).toEqual(['town_directory']);
  });
});

describe.each(both)('role %s', (as) => {
  it('owns nothing, may switch nothing off, and makes nothing', async () => {
    for (const statement of [
      'create table mine (n int)',
      'create function mine() returns int language sql return 1',
      'create schema mine',
      'alter table record disable row level security',
      'alter table record no force row level security',
      'drop policy town on record',
      'create role mine',
      'alter role plumbline_app bypassrls',
      `select pg_read_file('/etc/passwd')`,
      'copy record to program $$cat$$',
      `create policy mine on record using (true)`,
    ])
      expect([statement, await attempt({ as, town: east.id }, statement)]).toEqual([statement, denied]);
    // Switched off, the wall refuses instead of opening.
    const client = await database.app.connect();
    await client.query('begin; set local row_security = off');
    await expect(client.query('select from record')).rejects.toMatchObject({ code: denied });
    await client.query('rollback');
    client.release();
  });

  it('reads neither accounts nor migrations', async () => {
    expect(await attempt({ as }, 'create table auth.mine (n int)')).toBe(denied);
    expect(await attempt({ as }, 'select from plumbline_migration.kysely_migration')).toBe(denied);
  });

  it('takes on no other role than those of a step, of the clock and for pupils', async () => {
    const { rows } = await database.asOwner.query<{ name: string }>('select rolname as name from pg_roles');
    const own = [
      'plumbline_app',
      'plumbline_step',
      'plumbline_clock',
      'plumbline_pupils',
      'plumbline_sealer',
      'plumbline_eraser',
      'plumbline_rollover',
    ];
    const others = rows.map(({ name }) => name).filter((name) => !own.includes(name));
    for (const name of others)
      expect([name, await attempt({ as }, `set local role "${name}"`)]).toEqual([name, denied]);
  });
});

describe('a signature', () => {
  const step = { as: 'step', town: east.id, person: east.first } as const;
  const sign = (hash: string) =>
    attempt(
      step,
      `insert into agreement_signature (town_id, record_id, version_no, side, person_id, hash, at) values (${east.id}, ${east.open}, 1, 'B', ${east.first}, ${hash}, now())`,
    );

  it('is taken for the text as it lies there, and for no other', async () => {
    expect(count(await sign(`encode(sha256('text'), 'hex')`))).toBe(1);
    expect(await sign(`encode(sha256('test'), 'hex')`)).toBe('PL001');
  });
});

describe('a record', () => {
  it('is moved inside a step, and stays public or confidential, of its kind and with its number', async () => {
    const step = { town: east.id, person: east.first, as: 'step' } as const;
    const moved = await attempt(step, `update record set state = 'closed', version = 2 where id = ${east.open}`);
    expect(count(moved)).toBe(1);
    for (const change of ['confidential = false', "number = 'x'", "kind = 'x'"])
      expect(await attempt(step, `update record set ${change}`)).toBe(denied);
  });
});

/** Every table with rows of a record, and how those of one are found. */
const rowsOfRecord: Readonly<Record<string, string>> = {
  record: 'id',
  event: 'record_id',
  event_payload: 'record_id',
  seal: 'record_id',
  event_file: 'record_id',
  assignment: 'record_id',
  todo: 'record_id',
  copy: 'record_id',
  reminder: 'record_id',
  record_link: 'to_id',
  read_log: 'record_id',
  search_key: "kind = 'record' and target_id",
  sanction: 'record_id',
  sanction_basis: 'record_id',
  sanction_objection: 'record_id',
  sanction_vote: 'record_id',
  sanction_effect: 'record_id',
};

describe('a confidential record', () => {
  const look = (table: string, where: string, person: number | undefined, as: As = 'app') =>
    attempt({ town: east.id, as, ...(person !== undefined && { person }) }, `select from ${table} where ${where}`);

  it.each(Object.entries(rowsOfRecord))(
    'shows its rows of %s to whoever was granted it, and to nobody else',
    async (table, key) => {
      const secret = `${key} = ${east.secret}`;
      const all = Number(count(await look(table, secret, east.first)));
      expect(all).toBeGreaterThan(0);
      expect(count(await look(table, secret, east.second))).toBe(0);
      expect(count(await look(table, secret, undefined))).toBe(0);
      expect(count(await look(table, secret, east.first, 'step'))).toBe(all);
      expect(count(await look(table, secret, east.second, 'step'))).toBe(0);
    },
  );

  it.each(Object.entries(rowsOfRecord))(
    'shows its rows of %s to a step of the system, in its town',
    async (table, key) => {
      const secret = `${key} = ${east.secret}`;
      expect(Number(count(await look(table, secret, undefined, 'step')))).toBeGreaterThan(0);
      const abroad = await attempt({ town: west.id, as: 'step' }, `select from ${table} where ${secret}`);
      expect(count(abroad)).toBe(0);
    },
  );

  // The one link of the seed leads to the confidential record.
  it.each(Object.entries(rowsOfRecord).filter(([table]) => table !== 'record_link'))(
    'hides nothing of another record: rows of %s',
    async (table, key) => {
      for (const as of both)
        for (const person of [east.first, east.second, undefined]) {
          const seen = Number(count(await look(table, `${key} = ${east.open}`, person, as)));
          expect([as, person, seen > 0]).toEqual([as, person, true]);
        }
    },
  );

  it('leaves no table with rows of records out of these tests, but those that hold none of a confidential one', async () => {
    const { rows } = await database.asOwner.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'record_id'`,
    );
    // A person's own, or of kinds of which none is confidential.
    const own = ['idempotency', 'notification', 'record_grant'];
    const open = ['exam_finding', 'meeting_item', 'notice_case', 'rectification', 'request'];
    const agreements = ['agreement', 'agreement_version', 'agreement_signature', 'agreement_evaluation'];
    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => rowsOfRecord[name] === undefined)
        .sort(),
    ).toEqual([...own, ...open, ...agreements].sort());
  });

  it('is not told of by the outbox, by a gap in the numbers or by the grants of others', async () => {
    for (const person of [east.first, east.second, undefined]) {
      expect(count(await look('outbox', "key = 'secret'", person))).toBe(0);
      expect(count(await look('outbox', "key = 'key'", person))).toBe(1);
      expect(count(await look('number_series', "series = 'secret'", person))).toBe(0);
      expect(count(await look('number_series', "series = 'series'", person))).toBe(1);
    }
    expect(count(await look('record_grant', 'true', east.first))).toBe(1);
    expect(count(await look('record_grant', 'true', east.second))).toBe(0);
    expect(count(await look('record_grant', 'true', undefined))).toBe(0);
    // An import is finished by whomever; of a confidential record nobody else learns that it was asked for.
    for (const as of both) {
      expect(count(await look('idempotency', `record_id = ${east.open}`, east.second, as))).toBe(2);
      expect(
        count(await look('idempotency', `record_id = ${east.secret} and person_id = ${east.first}`, east.second, as)),
      ).toBe(0);
    }
  });

  it('is hidden again once its grant has ended', async () => {
    const client = await database.app.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('app.town', $1, true), set_config('app.person', $2, true)`, [
        String(east.id),
        String(east.first),
      ]);
      await client.query('set local role plumbline_step');
      await client.query(`update record_grant set until = now() - interval '1 second'`);
      expect((await client.query(`select from record where id = ${east.secret}`)).rowCount).toBe(0);
      expect((await client.query(`select from record where id = ${east.open}`)).rowCount).toBe(1);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is not moved by somebody without a grant', async () => {
    const change = `update record set version = 2 where id = ${east.secret}`;
    expect(count(await attempt({ town: east.id, person: east.second, as: 'step' }, change))).toBe(0);
    expect(count(await attempt({ town: east.id, person: east.first, as: 'step' }, change))).toBe(1);
  });
});

describe('a consequence', () => {
  const scope = { town: east.id, person: east.first };
  const step = { ...scope, as: 'step' } as const;
  const vote = (round: number, person: number) =>
    `insert into sanction_vote (town_id, record_id, round, person_id, ballot, at) values (${east.id}, ${east.open}, ${round}, ${person}, 'agree', now())`;

  it('has one vote of a member in a round', async () => {
    expect(await attempt(step, vote(1, east.first))).toBe('23505');
    expect(count(await attempt(step, vote(1, east.second)))).toBe(1);
    expect(count(await attempt(step, vote(2, east.first)))).toBe(1);
  });

  it('is there once for a person, a rule and a plan year', async () => {
    const again = `insert into sanction select (jsonb_populate_record(f, jsonb_build_object('record_id', ${east.secret}))).* from sanction f where f.record_id = ${east.open}`;
    await expect(
      database.asOwner.query(`begin; delete from sanction where record_id = ${east.secret}; ${again}`),
    ).rejects.toMatchObject({ code: '23505', constraint: 'sanction_once' });
    await database.asOwner.query('rollback');
  });

  it('of the branch is not moved or voted on by somebody without a grant', async () => {
    const change = `update sanction set held = true where record_id = ${east.secret}`;
    expect(count(await attempt({ ...step, person: east.second }, change))).toBe(0);
    expect(count(await attempt(step, change))).toBe(1);
  });
});

describe('the sealer', () => {
  const scope = { town: east.id, as: 'sealer' } as const;
  const seal = (position: number) =>
    `insert into seal (town_id, confidential, position, record_id, version, digest, previous, hash, sealed_at) values (${east.id}, false, ${position}, ${east.open}, 9, 'd', 'p', 'h', now())`;

  it('sees every event of its town, confidential ones too', async () => {
    expect(count(await attempt(scope, 'select input, payload_digest from event'))).toBe(2);
  });

  it('seals no position twice', async () => {
    expect(count(await attempt(scope, seal(2)))).toBe(1);
    expect(await attempt(scope, seal(1))).toBe('23505');
  });

  it('is the only one who reads statements about the confidential part', async () => {
    const look = (as: As) => attempt({ ...scope, as, person: east.first }, 'select from seal_statement');
    expect([count(await look('sealer')), count(await look('app')), count(await look('step'))]).toEqual([2, 1, 1]);
  });
});

describe('the clock', () => {
  const scope = { town: east.id, as: 'clock' } as const;

  it('sees when every record is due, reminds of it and rewrites 待办, confidential ones too', async () => {
    const seen = (await attempt(scope, 'select id, state, due_on from record')) as pg.QueryResult<{ id: number }>;
    expect(seen.rows.map(({ id }) => id).sort()).toEqual([east.open, east.secret].sort());
    expect(count(await attempt(scope, 'select id from record for no key update'))).toBe(2);
    expect(count(await attempt(scope, 'update todo set due_on = due_on'))).toBe(4);
  });
});

describe('the eraser', () => {
  const scope = { town: east.id, as: 'eraser' } as const;

  it('takes personal texts out, of confidential records too, and leaves the mark of it', async () => {
    const erased =
      'payload = null, salt = null, erased_at = now(), erasure_id = (select id from erasure where town_id = p.town_id)';
    expect(count(await attempt(scope, `update event_payload p set ${erased}`))).toBe(2);
    expect(await attempt(scope, 'update event_payload set payload = null, salt = null')).toBe('23514');
    expect(count(await attempt(scope, "update person set name = 'x'"))).toBe(2);
    expect(count(await attempt(scope, "update record set title = 'x'"))).toBe(2);
  });
});

describe('what belongs to one person', () => {
  it('is a saved query: others of the town neither see nor change it', async () => {
    const of = (person: number) => attempt({ town: east.id, person }, 'select name from saved_query');
    expect(((await of(east.first)) as pg.QueryResult).rows).toEqual([{ name: 'first' }]);
    expect(
      count(await attempt({ town: east.id, person: east.second }, `delete from saved_query where name = 'first'`)),
    ).toBe(0);
    const forAnother = `insert into saved_query (town_id, person_id, list, name, filter, created_at) values (${east.id}, ${east.first}, 'l', 'n', '{}', now())`;
    expect(await attempt({ town: east.id, person: east.second }, forAnother)).toBe(denied);
  });

  it('is a copy: only its reader marks it read', async () => {
    const readOf = (person: number) =>
      attempt({ town: east.id, person: east.first }, `update copy set read_at = now() where person_id = ${person}`);
    expect([count(await readOf(east.first)), count(await readOf(east.second))]).toEqual([2, 0]);
  });
});

it('walls stand inside `transaction` as well', async () => {
  const titles = await transaction(database.app, { townId: west.id, personId: west.second }, (tx) =>
    tx.run(sqlOf.selectFrom('record').select('title')),
  );
  expect(titles).toEqual([{ title: 'open' }]);
  const everything = await transaction(database.app, { townId: east.id, personId: null }, (tx) =>
    tx.run(sql<{ n: number }>`select count(*) as n from record where town_id = ${west.id}`.compile(sqlOf)),
  );
  expect(everything).toEqual([{ n: 0 }]);
});
