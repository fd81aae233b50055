import { type Transaction, transaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import type { Viewer } from '../viewer.ts';

/** What somebody read, or did with the right to read, with its name. */
export const readingKinds = {
  case: ['查看处置事项', 'Read a consequence'],
  list: ['在列表中看到保密事项', 'Saw a confidential case in a list'],
  file: ['查看佐证', 'Opened evidence'],
  dossier: ['导出案卷', 'Exported a dossier'],
  eligibility: ['查资格', 'Asked about eligibility'],
  ladder: ['查逐年情况', 'Read the years of a person'],
  export: ['导出个人数据', 'Exported personal data'],
  grant: ['授权查阅', 'Let somebody read'],
  withdraw: ['撤回授权', 'Withdrew the right to read'],
} as const satisfies Readonly<Record<string, Text>>;
export type ReadingKind = keyof typeof readingKinds;

/** One thing that was read. */
export interface Reading {
  readonly what: ReadingKind;
  readonly recordId?: number | null;
  /** Whom it concerns; what concerns the reader alone is not logged. */
  readonly aboutId?: number | null;
  readonly reason?: string | null | undefined;
}

/** Milliseconds within which the same thing read again is one entry. */
const slotLength = 15 * 60_000;

const insert = namedStatement(`
  insert into read_log (town_id, person_id, post_id, record_id, about_id, what, reason, at, slot)
  select :town::int, :person::bigint, :post::bigint, record, about, what, reason, :at::timestamptz, case when reason is null then :slot::bigint end
  from unnest(:records::bigint[], :abouts::bigint[], :whats::text[], :reasons::text[]) as r(record, about, what, reason)
  on conflict do nothing`);

type Reader = Pick<Viewer, 'townId' | 'personId' | 'postId'>;

/**
 * Writes down, in the transaction that reads, what of others somebody reads: any number of things in one statement. The same
 * thing read again within a quarter of an hour is one entry, unless a reason is given.
 */
export const logReadings = async (
  tx: Pick<Transaction, 'run'>,
  { townId, personId, postId }: Reader,
  readings: readonly Reading[],
  at: Date,
): Promise<void> => {
  const others = readings.filter(({ what, aboutId = null }) => aboutId !== personId || what === 'export');
  if (others.length === 0) return;
  await tx.run(
    insert({
      town: townId,
      person: personId,
      post: postId,
      at,
      slot: Math.floor(at.getTime() / slotLength),
      records: others.map(({ recordId = null }) => recordId),
      abouts: others.map(({ aboutId = null }) => aboutId),
      whats: others.map(({ what }) => what),
      reasons: others.map(({ reason }) => reason?.trim().slice(0, 500) || null),
    }),
  );
};

/** As `logReadings`, in a transaction of its own that is over before the answer is given. */
export const logReading = (deps: Deps, viewer: Reader, reading: Reading): Promise<void> =>
  transaction(deps.pool, { townId: viewer.townId, personId: viewer.personId }, (tx) =>
    logReadings(tx, viewer, [reading], deps.clock()),
  );

const logCases = namedStatement(`
  insert into read_log (town_id, person_id, post_id, record_id, about_id, what, at, slot)
  select r.town_id, :person::bigint, :post::bigint, r.id, f.person_id, :what, :at::timestamptz, :slot::bigint
  from record r join sanction f on f.town_id = r.town_id and f.record_id = r.id
  where r.town_id = :town::int and r.id = any(:records::bigint[]) and f.person_id is distinct from :person::bigint
    and (:what <> 'list' or r.confidential)
  on conflict do nothing`);

/**
 * Writes down that somebody reads consequences of others: single ones, or those of a page of a list, of which only the
 * confidential ones count.
 */
export const logCasesRead = async (
  deps: Deps,
  viewer: Reader,
  what: 'case' | 'list' | 'file',
  records: readonly number[],
): Promise<void> => {
  if (records.length === 0) return;
  const { townId, personId, postId } = viewer;
  const at = deps.clock();
  const slot = Math.floor(at.getTime() / slotLength);
  await transaction(deps.pool, { townId, personId }, (tx) =>
    tx.run(logCases({ town: townId, person: personId, post: postId, what, at, slot, records })),
  );
};
