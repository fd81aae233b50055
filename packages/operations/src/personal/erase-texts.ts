import { randomBytes } from 'node:crypto';
import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';
import { canonicalJson, sha256 } from '../record/canonical.ts';
import { recordKeys } from '../search/keys.ts';
import { type FreeTexts, freeTexts } from './columns.ts';
import { type Needles, redactor } from './needles.ts';

/** What is taken out, and from where not. */
export interface TextErasure {
  readonly townId: number;
  readonly needles: Needles;
  readonly pseudonym: string;
  /** Somebody else has the same name: it is taken out of the person's own records only. */
  readonly shared: boolean;
  /** Records in which the person took part. */
  readonly own: ReadonlySet<number>;
  /** Records whose texts the law keeps. */
  readonly kept: ReadonlySet<number>;
  /** Left out: nothing is written, what would be is counted. */
  readonly erasure: { readonly id: number; readonly at: Date } | null;
}

/** What was found in texts. */
export interface TextsFound {
  /** How many rows were changed, by table. */
  readonly changed: ReadonlyMap<string, number>;
  /** Rows in which the name stands that somebody else has, too: for a person to look at, by table and record. */
  readonly review: readonly { readonly table: string; readonly recordId: number | null }[];
}

/** One table's rows that hold a needle. */
interface Found {
  readonly ctid: string;
  readonly record: number | null;
  readonly values: Readonly<Record<string, unknown>>;
}

const sought = ({ name, words }: Needles): readonly string[] => [name, ...words].map((each) => each.toLowerCase());

/** Finds the rows of a table that hold one of the needles. */
const findIn = async (
  tx: Transaction,
  townId: number,
  { table, columns, record }: Pick<FreeTexts, 'table' | 'columns' | 'record'>,
  needles: Needles,
): Promise<readonly Found[]> => {
  const texts = sql.join(
    columns.map((column) => sql`coalesce(${sql.ref(column)}::text, '')`),
    sql` || ' ' || `,
  );
  const values = sql.join(columns.flatMap((column) => [sql.lit(column), sql.ref(column)]));
  return tx.run<Found>(
    sql<Found>`select ctid::text as ctid, ${record === undefined ? sql`null::bigint` : sql.ref(record)} as record,
        jsonb_build_object(${values}) as values
      from ${sql.table(table)} t
      where town_id = ${townId}::int and exists (select from unnest(${sought(needles)}::text[]) needle where strpos(lower(${texts}), needle) > 0)
      order by ctid`.compile(sqlOf),
  );
};

/** Whether a row may be changed, and with the name or without. */
const reachOf = (
  { shared, own, kept }: TextErasure,
  record: number | null,
  always: boolean,
): 'all' | 'words' | 'nothing' => {
  if (record !== null && kept.has(record) && !always) return 'nothing';
  return shared && (record === null || !own.has(record)) ? 'words' : 'all';
};

/**
 * Takes a person out of what others wrote: the name and what else identifies them is replaced by a pseudonym, in texts and in
 * payloads of events. What carries a digest keeps that of the original and gets one of what is left.
 */
export const eraseTexts = async (tx: Transaction, erasing: TextErasure): Promise<TextsFound> => {
  const { townId, needles, pseudonym, erasure } = erasing;
  const redact = { all: redactor(needles, pseudonym), words: redactor(needles, pseudonym, false) };
  const changed = new Map<string, number>();
  const review: { table: string; recordId: number | null }[] = [];
  const write = async (
    table: string,
    found: readonly Found[],
    how: 'always' | 'usual' | 'agreed',
    put: (row: Found, after: Readonly<Record<string, unknown>>) => Promise<unknown>,
  ) => {
    for (const row of found) {
      // A text that others have agreed on is not changed because of somebody who has no part in it.
      if (how === 'agreed' && row.record !== null && !erasing.own.has(row.record)) {
        review.push({ table, recordId: row.record });
        continue;
      }
      const reach = reachOf(erasing, row.record, how === 'always');
      if (reach === 'nothing') continue;
      const after = redact[reach](row.values);
      if (reach === 'words' && redact.all(after) !== after) review.push({ table, recordId: row.record });
      if (after === row.values) continue;
      changed.set(table, (changed.get(table) ?? 0) + 1);
      if (erasure !== null) await put(row, after);
    }
  };
  const set = (table: string, ctid: string, pairs: Readonly<Record<string, unknown>>, json: readonly string[] = []) =>
    tx.run(
      sql`update ${sql.table(table)} set ${sql.join(
        Object.entries(pairs).map(([column, value]) =>
          json.includes(column)
            ? sql`${sql.ref(column)} = ${value === null ? null : JSON.stringify(value)}::jsonb`
            : sql`${sql.ref(column)} = ${value}`,
        ),
      )} where town_id = ${townId}::int and ctid = ${ctid}::tid`.compile(sqlOf),
    );
  const mark = () => ({ erased_at: erasure?.at ?? null });

  for (const texts of freeTexts) {
    const { table, json = [], always = false } = texts;
    await write(table, await findIn(tx, townId, texts, needles), always ? 'always' : 'usual', async (row, after) => {
      await set(table, row.ctid, after, json);
      if (table === 'record' && row.record !== null) await findAnew(tx, townId, row.record);
    });
  }
  const payloads = { table: 'event_payload', columns: ['payload'], record: 'record_id' };
  await write('event_payload', await findIn(tx, townId, payloads, needles), 'usual', (row, after) => {
    const salt = randomBytes(16).toString('hex');
    const left = after['payload'];
    return set(
      'event_payload',
      row.ctid,
      { payload: left, salt, ...mark(), erasure_id: erasure?.id, erased_digest: sha256(salt + canonicalJson(left)) },
      ['payload'],
    );
  });
  const versions = { table: 'agreement_version', columns: ['content', 'text'], record: 'record_id' };
  await write('agreement_version', await findIn(tx, townId, versions, needles), 'agreed', (row, after) =>
    set(
      'agreement_version',
      row.ctid,
      { content: after['content'], text: after['text'], ...mark(), erased_digest: sha256(String(after['text'])) },
      ['content'],
    ),
  );
  const bases = { table: 'sanction_basis', columns: ['computation'], record: 'record_id' };
  await write('sanction_basis', await findIn(tx, townId, bases, needles), 'usual', (row, after) =>
    set(
      'sanction_basis',
      row.ctid,
      { computation: after['computation'], ...mark(), erased_digest: sha256(canonicalJson(after['computation'])) },
      ['computation'],
    ),
  );
  return { changed, review };
};

/** Makes a record findable by its title as it now is, and by nothing else. */
const findAnew = async (tx: Transaction, townId: number, recordId: number): Promise<void> => {
  const record = await tx.first(
    sqlOf
      .selectFrom('record')
      .where('town_id', '=', townId)
      .where('id', '=', recordId)
      .select(['title', 'number', 'serial', 'confidential']),
  );
  if (record === undefined) return;
  const removed = await tx.run(
    sqlOf
      .deleteFrom('search_key')
      .where('town_id', '=', townId)
      .where('kind', '=', 'record')
      .where('target_id', '=', recordId)
      .returning('key'),
  );
  // A record that is not searched for stays so.
  if (removed.length === 0) return;
  await tx.run(
    sqlOf.insertInto('search_key').values(
      recordKeys(record.title, record.number, record.serial).map((key) => ({
        town_id: townId,
        kind: 'record',
        key,
        target_id: recordId,
        confidential: record.confidential,
      })),
    ),
  );
};

/** Erases texts, and looks again until nothing is found: what somebody else changed meanwhile is found then. */
export const eraseAllTexts = async (tx: Transaction, erasing: TextErasure): Promise<ReadonlyMap<string, number>> => {
  const total = new Map<string, number>();
  for (let round = 0; round < 5; round += 1) {
    const { changed } = await eraseTexts(tx, erasing);
    if (changed.size === 0) return total;
    for (const [table, n] of changed) total.set(table, (total.get(table) ?? 0) + n);
  }
  throw new Error('The texts of the person to be erased change faster than they are erased; it is tried again.');
};
