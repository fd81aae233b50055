import type { TestDatabase } from '@plumbline/database/testing';
import { diskFileStore } from '@plumbline/operations';
import pg from 'pg';
import { loadDemo } from '../../demo/index.ts';

/** Stands before every text of the second town that a person wrote or reads. */
export const mark = '西镇·';

/** Names of subjects, categories and the like, which the code compares with: they are the same everywhere. */
const keptColumns = /^(subject|category|setting|party|rule|indicator)$/;

/** Columns that must carry the mark, so that a leak of the commonest things is sure to be seen. */
const mustBeMarked = [
  'town.name',
  'unit.name',
  'person.name',
  'plan_year.title',
  'term.title',
  'inspection.title',
  'record.title',
  'record.number',
  'event_payload.payload',
  'search_key.key',
  'file.name',
  'notice.number',
  'exam.title',
  'exam_analysis.problems',
  'meeting.title',
  'meeting_item.title',
  'support.measures',
  'sanction_vote.reason',
  'pupils.pupil.name',
];

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Puts the mark before every text in Chinese of a document, whatever its shape. */
const marked = (value: unknown): unknown => {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? `${mark}${value}` : value;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each)]));
};

const columnsOf = async (owner: pg.Client): Promise<readonly Column[]> => {
  const { rows } = await owner.query<Column>(
    `select case c.table_schema when 'public' then '' else c.table_schema || '.' end || c.table_name as "table",
        c.column_name as "column", c.data_type as type
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema in ('public', 'pupils') and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
        and c.data_type in ('text', 'character varying', 'jsonb')
        and (c.table_name = 'town' or exists (select from information_schema.columns o
          where o.table_schema = c.table_schema and o.table_name = c.table_name and o.column_name = 'town_id'))
      order by 1, 2`,
  );
  return rows;
};

const markColumn = async (owner: pg.Client, townId: number, { table, column, type }: Column): Promise<number> => {
  const own = table === 'town' ? 'id' : 'town_id';
  if (type !== 'jsonb') {
    const changed = await owner.query(
      `update ${table} set ${column} = $1 || ${column} where ${own} = $2 and ${column} ~ '[一-龥]'`,
      [mark, townId],
    );
    return changed.rowCount ?? 0;
  }
  const { rows } = await owner.query<{ at: string; value: unknown }>(
    `select ctid::text as at, ${column} as value from ${table} where ${own} = $1 and ${column}::text ~ '[一-龥]'`,
    [townId],
  );
  for (const { at, value } of rows)
    await owner.query(`update ${table} set ${column} = $1 where ctid = $2::tid`, [JSON.stringify(marked(value)), at]);
  return rows.length;
};

/** Puts the mark on everything that a town holds; gives the columns that carry it now. */
const markTown = async (owner: pg.Client, townId: number): Promise<ReadonlySet<string>> => {
  const done = new Set<string>();
  for (const each of await columnsOf(owner)) {
    // Content of agreements is bound by signatures; what an event holds is read by machines.
    if (keptColumns.test(each.column) || each.table === 'event' || each.table === 'agreement_version') continue;
    await owner.query('savepoint one');
    try {
      if ((await markColumn(owner, townId, each)) > 0) done.add(`${each.table}.${each.column}`);
      await owner.query('release savepoint one');
    } catch (error) {
      // A column of codes refuses what is no code.
      if (!['23514', '23503', '22P02', '22001'].includes((error as { code?: string }).code ?? '')) throw error;
      await owner.query('rollback to savepoint one');
    }
  }
  return done;
};

/**
 * Runs work as the owner of the schema in a town, as which nothing that is written is taken back.
 * @throws what PostgreSQL answered
 */
export const asOwner = async <Result>(
  database: Pick<TestDatabase, 'owner'>,
  townId: number,
  work: (owner: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(database.owner);
  await client.connect();
  try {
    await client.query(`begin; select set_config('app.town', '${townId}', true), set_config('app.person', '0', true)`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
};

/**
 * Fills a database with a town of its own: the demo town's whole story made through the operations, renamed, with the
 * mark before everything that anyone wrote, so that the demo town can be loaded beside it.
 * @returns the number of the town
 */
export const makeSecondTown = async (database: TestDatabase, folder: string): Promise<number> => {
  const deps = {
    pool: database.app,
    clock: () => new Date(),
    files: diskFileStore(folder),
    confirmPassword: async () => ({ outcome: 'ok' }) as const,
  };
  const people = await loadDemo({
    deps,
    accounts: {
      create: async ({ townCode, login }) => ({ ok: true, username: `${townCode}/${login}` }),
      loginsOf: async () => new Map(),
    },
  });
  const townId = people[0]?.townId ?? 0;
  const done = await asOwner(database, townId, async (owner) => {
    await owner.query(`update town set code = 'xizhen' where id = $1`, [townId]);
    await owner.query(`update town_directory set code = 'xizhen', name = $2 || name where id = $1`, [townId, mark]);
    // Codes are plain letters, and those of sessions are the same in both towns until they are made others.
    await owner.query(`update exam set code = 'XZ' || code where town_id = $1`, [townId]);
    return markTown(owner, townId);
  });
  const missing = mustBeMarked.filter((column) => !done.has(column));
  if (missing.length > 0) throw new Error(`These carry no mark: ${missing.join(', ')}`);
  return townId;
};
