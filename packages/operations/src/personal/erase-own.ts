import type { Transaction } from '@plumbline/database';
import { namedStatement } from '../record/named-statement.ts';

/** Name of a file whose content was erased. */
const namelessFile = '已删除的文件';

/** What belongs to a person alone and goes with them, by kind; each statement gives a row for each that went. */
const kinds = {
  savedQueries: 'delete from saved_query where town_id = :town::int and person_id = :person::bigint returning 1',
  notifications: 'delete from notification where town_id = :town::int and person_id = :person::bigint returning 1',
  choices: 'delete from notification_choice where town_id = :town::int and person_id = :person::bigint returning 1',
  calendarFeeds: 'delete from calendar_feed where town_id = :town::int and person_id = :person::bigint returning 1',
  copies: 'delete from copy where town_id = :town::int and person_id = :person::bigint returning 1',
  todos: 'delete from todo where town_id = :town::int and person_id = :person::bigint returning 1',
  letters: `delete from outbox where town_id = :town::int and topic = 'mail' and recipient = :person::bigint returning 1`,
  // Its digests are of the whole input without salt: what was entered could be guessed from them.
  keys: 'delete from idempotency where town_id = :town::int and person_id = :person::bigint returning 1',
  payloads: `update event_payload p set payload = null, salt = null, erased_at = :at::timestamptz, erasure_id = :erasure::bigint, erased_digest = null
    from event e where p.town_id = :town::int and e.town_id = p.town_id and e.record_id = p.record_id and e.version = p.version
      and e.actor_id = :person::bigint and p.payload is not null and not (p.record_id = any(:kept::bigint[])) returning 1`,
  reasons: `update request f set
      reason = case when e.asked then null else reason end, answer = case when e.answered then null else answer end,
      proposed = case when e.asked then null else proposed end, before = case when e.asked then null else before end
    from (select record_id, bool_or(version = 1) as asked, bool_or(version > 1) as answered from event
      where town_id = :town::int and kind = 'request' and actor_id = :person::bigint group by record_id) e
    where f.town_id = :town::int and f.record_id = e.record_id and not (f.record_id = any(:kept::bigint[])) returning 1`,
  opinions: `update sanction_vote set reason = null where town_id = :town::int and person_id = :person::bigint and reason is not null
    and not (record_id = any(:kept::bigint[])) returning 1`,
  files: `update file f set name = '${namelessFile}', client_key = null, client_digest = null, erased_at = :at::timestamptz
    where town_id = :town::int and uploaded_by = :person::bigint and erased_at is null
      and not exists (select from event_file e where e.town_id = f.town_id and e.file_id = f.id and e.record_id = any(:kept::bigint[])) returning 1`,
} as const;

/** Kinds of what belongs to a person alone. */
export type OwnKind = keyof typeof kinds;

const statements = Object.entries(kinds).map(([kind, text]) => [kind as OwnKind, namedStatement(text)] as const);

/** The same rows, counted. */
const counting: Readonly<Record<OwnKind, string>> = {
  savedQueries: 'saved_query where town_id = :town::int and person_id = :person::bigint',
  notifications: 'notification where town_id = :town::int and person_id = :person::bigint',
  choices: 'notification_choice where town_id = :town::int and person_id = :person::bigint',
  calendarFeeds: 'calendar_feed where town_id = :town::int and person_id = :person::bigint',
  copies: 'copy where town_id = :town::int and person_id = :person::bigint',
  todos: 'todo where town_id = :town::int and person_id = :person::bigint',
  letters: `outbox where town_id = :town::int and topic = 'mail' and recipient = :person::bigint`,
  keys: 'idempotency where town_id = :town::int and person_id = :person::bigint',
  payloads: `event_payload p join event e on e.town_id = p.town_id and e.record_id = p.record_id and e.version = p.version
    where p.town_id = :town::int and e.actor_id = :person::bigint and p.payload is not null and not (p.record_id = any(:kept::bigint[]))`,
  reasons: `request f
    where f.town_id = :town::int and exists (select from event e where e.town_id = f.town_id and e.record_id = f.record_id and e.actor_id = :person::bigint) and not (f.record_id = any(:kept::bigint[]))`,
  opinions: `sanction_vote where town_id = :town::int and person_id = :person::bigint and reason is not null and not (record_id = any(:kept::bigint[]))`,
  files: `file f where town_id = :town::int and uploaded_by = :person::bigint and erased_at is null
    and not exists (select from event_file e where e.town_id = f.town_id and e.file_id = f.id and e.record_id = any(:kept::bigint[]))`,
};

const count = namedStatement<{ readonly kind: OwnKind; readonly n: number }>(
  Object.entries(counting)
    .map(([kind, from]) => `select '${kind}' as kind, count(*)::int as n from ${from}`)
    .join('\nunion all '),
);

/** Whose rows go, and in which records what they entered is kept. */
export interface Owner {
  readonly townId: number;
  readonly personId: number;
  readonly kept: readonly number[];
}

/** Counts what would go. */
export const countOwn = async (tx: Transaction, { townId, personId, kept }: Owner): Promise<Map<OwnKind, number>> =>
  new Map((await tx.run(count({ town: townId, person: personId, kept }))).map(({ kind, n }) => [kind, n]));

/**
 * Erases what belongs to a person alone: inbox, choices, letters, what they entered at steps, their files' names.
 * @returns how many rows went, by kind
 */
export const eraseOwn = async (
  tx: Transaction,
  { townId, personId, kept }: Owner,
  erasure: { readonly id: number; readonly at: Date },
): Promise<Map<OwnKind, number>> => {
  const gone = new Map<OwnKind, number>();
  const values = { town: townId, person: personId, kept, erasure: erasure.id, at: erasure.at };
  for (const [kind, statement] of statements) gone.set(kind, (await tx.run(statement(values))).length);
  return gone;
};
