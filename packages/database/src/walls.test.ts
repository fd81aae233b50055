import { afterAll, describe, expect, it } from 'vitest';
import { addable, type Columns, changeable, readable, rightsOfRoles } from './testing/rights-of-roles.ts';
import { twoTowns } from './testing/two-towns.ts';

const database = await twoTowns();
afterAll(() => database.close());
const [east, west] = database.towns;
const denied = '42501';

/** With its schema, whatever a role looks through. */
const whole = (name: string): string => (name.includes('.') ? name : `public.${name}`);

const [head = '', ...lines] = rightsOfRoles.trim().split('\n');
const roles = head.split(/\s+/).slice(1);
const tables = lines.map((line) => {
  const [name = '', ...letters] = line.split(/\s+/);
  return {
    name,
    table: whole(name),
    may: Object.fromEntries(roles.map((role, index) => [role, letters[index] ?? ''])),
  };
});

/** The directory of towns is read before anyone is known, and has no wall. */
const withoutWall = new Set(['town_directory']);

/** The column that says to which town a row belongs. */
const townOf = (name: string): string => (name === 'town' || name === 'town_directory' ? 'id' : 'town_id');

/** The columns of a table; those that may be written, or all of them. */
const columnsOf = async (name: string, which: 'written' | 'all' = 'written'): Promise<readonly string[]> => {
  const { rows } = await database.asOwner.query<{ column: string }>(
    `select quote_ident(column_name) as "column" from information_schema.columns
      where table_schema || '.' || table_name = $1
      and ($2 = 'all' or is_generated = 'NEVER' and identity_generation is distinct from 'ALWAYS') order by ordinal_position`,
    [whole(name), which],
  );
  return rows.map(({ column }) => column);
};

/** What of a table a role may do with some columns only. */
const someOf = (columns: Columns, role: string, name: string): readonly string[] =>
  columns[role]?.[name]?.split(' ') ?? [];

/** A statement as a role in a town: the number of rows, or PostgreSQL's code of refusal. Nothing is kept. */
type Attempt = (statement: string, values?: unknown[]) => Promise<number | string>;

/** Opens a transaction of a role; `town` is what the application would say it is, true or not. */
const inTown = async <Result>(
  role: string,
  town: string | undefined,
  work: (attempt: Attempt) => Promise<Result>,
): Promise<Result> => {
  const client = await (role === 'auth' ? database.auth : database.app).connect();
  try {
    await client.query('begin');
    if (town !== undefined) await client.query(`select set_config('app.town', $1, true)`, [town]);
    await client.query(`select set_config('app.person', $1, true)`, [String(east.first)]);
    if (role !== 'app' && role !== 'auth') await client.query(`set local role plumbline_${role}`);
    return await work(async (statement, values) => {
      await client.query('savepoint one');
      try {
        return (await client.query(statement, values)).rowCount ?? 0;
      } catch (error) {
        return (error as { code?: string }).code ?? String(error);
      } finally {
        await client.query('rollback to savepoint one');
      }
    });
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** One row of a town as its owner sees it, the first person's own where rows belong to people. */
const rowOf = async (name: string, townId: number, person: number): Promise<unknown> => {
  const own = (await columnsOf(name)).includes('person_id') ? `person_id = ${person} desc nulls last` : '1';
  const { rows } = await database.asOwner.query<{ row: unknown }>(
    `select to_jsonb(t) as row from ${whole(name)} t where ${townOf(name)} = $1 order by ${own} limit 1`,
    [townId],
  );
  return rows[0]?.row;
};

const insertOf = (name: string, columns: readonly string[]): string => {
  const listed = columns.join(', ');
  return `insert into ${name} (${listed}) select ${listed} from jsonb_populate_record(null::${name}, $1)`;
};

const isNothing = (answer: number | string): boolean => typeof answer === 'string' || answer === 0;

describe('the table of rights', () => {
  it('names every table of every schema, and every role', async () => {
    const { rows: found } = await database.asOwner.query<{ name: string }>(
      `select case nspname when 'public' then '' else nspname || '.' end || relname as name from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where relkind in ('r', 'p', 'v', 'm', 'f') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'plumbline_migration')`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(found.map(({ name }) => name).sort());
    const { rows: known } = await database.asOwner.query<{ name: string }>(
      `select substr(rolname, 11) as name from pg_roles where rolname like 'plumbline\\_%'`,
    );
    expect([...roles].sort()).toEqual(known.map(({ name }) => name).sort());
  });

  it('is tried on rows of both towns: none of it is true of an empty table', async () => {
    for (const { name, table } of tables)
      for (const { id } of [east, west]) {
        const { rowCount } = await database.asOwner.query(`select from ${table} where ${townOf(name)} = $1`, [id]);
        expect([name, Number(rowCount) > 0]).toEqual([name, true]);
      }
  });

  it('has for every key between two tables of towns the town in it, so that no row points into another town', async () => {
    const { rows } = await database.asOwner.query(
      `with town as (select attrelid, attnum from pg_attribute where attname = 'town_id' and not attisdropped)
        select conrelid::regclass::text, conname from pg_constraint c join town a on a.attrelid = conrelid join town b on b.attrelid = confrelid
        where contype = 'f' and not a.attnum = any (conkey)`,
    );
    expect(rows).toEqual([]);
  });
});

describe.each(roles)('role %s, by raw SQL', (role) => {
  it.each(tables)(
    'does in its own town with $name what it may, column by column, and no more',
    async ({ name, table, may }) => {
      const letters = may[role] ?? '';
      const columns = await columnsOf(name);
      const row = await rowOf(name, east.id, east.first);
      const listed = new Set(someOf(changeable, role, name));
      await inTown(role, String(east.id), async (attempt) => {
        const refused = async (statement: string, values?: unknown[]) => (await attempt(statement, values)) === denied;
        const allowed = async (of: readonly string[], statement: (column: string) => string) => {
          const those: string[] = [];
          for (const column of of) if (!(await refused(statement(column)))) those.push(column);
          return those;
        };
        const seen = await attempt(`select from ${table}`);
        expect([name, 'reads', seen !== denied && seen !== 0]).toEqual([name, 'reads', /r/i.test(letters)]);
        const entirely = await refused(`select * from ${table}`);
        expect([name, 'reads whole', !entirely]).toEqual([name, 'reads whole', letters.includes('r')]);
        if (letters.includes('R'))
          expect(
            (await allowed(await columnsOf(name, 'all'), (column) => `select ${column} from ${table}`)).sort(),
          ).toEqual([...someOf(readable, role, name)].sort());
        if (letters.includes('I'))
          expect(
            (
              await allowed(columns, (column) =>
                column === 'town_id'
                  ? `insert into ${table} (town_id) values (${east.id})`
                  : `insert into ${table} (town_id, ${column}) values (${east.id}, null)`,
              )
            ).sort(),
          ).toEqual([...someOf(addable, role, name)].sort());
        expect([name, 'adds', !(await refused(insertOf(table, columns), [row]))]).toEqual([
          name,
          'adds',
          letters.includes('i'),
        ]);
        expect([name, 'removes', !(await refused(`delete from ${table}`))]).toEqual([
          name,
          'removes',
          letters.includes('d'),
        ]);
        // To which town a row belongs is tried below.
        const tried = columns.filter((column) => column !== townOf(name));
        const changed = await allowed(tried, (column) => `update ${table} set ${column} = null`);
        expect([name, changed]).toEqual([name, tried.filter((each) => letters.includes('u') || listed.has(each))]);
        expect([name, listed.size > 0]).toEqual([name, letters.includes('U')]);
        expect([name, await attempt(`truncate ${table}`)]).toEqual([name, denied]);
      });
    },
  );

  it.each(tables.filter(({ name }) => !withoutWall.has(name)))(
    'reaches nothing of another town in $name, and nothing at all without a town or with a wrong one',
    async ({ name, table }) => {
      const key = townOf(name);
      const columns = await columnsOf(name);
      const [own, foreign] = [await rowOf(name, east.id, east.first), await rowOf(name, west.id, west.first)];
      await inTown(role, String(east.id), async (attempt) => {
        for (const statement of [
          `select from ${table} where ${key} = ${west.id}`,
          ...columns.map((column) => `update ${table} set ${column} = ${column} where ${key} = ${west.id}`),
          `delete from ${table} where ${key} = ${west.id}`,
        ])
          expect([statement, isNothing(await attempt(statement))]).toEqual([statement, true]);
        expect([name, await attempt(insertOf(table, columns), [foreign])]).toEqual([name, denied]);
        if (key === 'town_id')
          expect([name, isNothing(await attempt(`update ${table} set town_id = ${west.id}`))]).toEqual([name, true]);
      });
      const wrong = [undefined, '', '0', '-1', '1.5', 'x', '99999999999', `${east.id} or true`, `${east.id}'--`];
      for (const town of wrong)
        await inTown(role, town, async (attempt) => {
          for (const statement of [
            `select from ${table}`,
            `delete from ${table}`,
            `update ${table} set ${columns.map((column) => `${column} = ${column}`).join(', ')}`,
            ...someOf(changeable, role, name).map((column) => `update ${table} set ${column} = ${column}`),
          ])
            expect([town, statement, isNothing(await attempt(statement))]).toEqual([town, statement, true]);
          // The first administrator's town is made before there is a town to say.
          const added = await attempt(insertOf(table, columns), [own]);
          expect([town, name, typeof added]).toEqual([town, name, 'string']);
        });
    },
  );
});
