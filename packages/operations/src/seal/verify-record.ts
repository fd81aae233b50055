import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../record/canonical.ts';
import { namedStatement } from '../record/named-statement.ts';
import { ahead } from './ahead.ts';
import { type Chain, chains, digestOf, instantSql } from './chain.ts';
import { ChainChecker, type Fault, mostFaults, type Read } from './check-chain.ts';
import { type EventCells, eventColumns, eventText } from './event-text.ts';
import { judgeStatements } from './judge-statements.ts';
import { keptStatements } from './sign-day.ts';
import type { Statement } from './statement.ts';

/** What came of checking a chain. */
export interface CheckedChain {
  readonly townId: number;
  /** Code of the town. */
  readonly town: string;
  readonly chain: Chain;
  readonly events: number;
  readonly statements: number;
  /** Events that are in the record and not sealed yet. */
  readonly waiting: number;
  /** Erasable contents that were compared with their digests, and those of which nothing is left. */
  readonly payloads: number;
  readonly erased: number;
  readonly faults: readonly Fault[];
  /** Faults beyond those that are listed. */
  readonly more: number;
}

/** How many events are read at once: long enough to be worth the way, short enough that a server goes on answering. */
// It stands in the statements as it is: PostgreSQL plans for so few rows only where it knows how many there will be.
const readAtOnce = 2000;

const shown = `s.position, s.record_id, s.version, s.digest, s.previous, s.hash, ${instantSql('s.sealed_at')} as sealed_at`;

const readSeals = namedStatement<EventCells>(
  `select ${shown}, ${eventColumns('e')} from seal s
  left join event e on e.town_id = s.town_id and e.record_id = s.record_id and e.version = s.version
  where s.town_id = :town::int and s.confidential = :confidential::boolean and s.position > :after::bigint
  order by s.position limit ${readAtOnce}`,
);

interface Unsealed {
  readonly record_id: number;
  readonly version: number;
  readonly old: boolean;
}

// What has an id up to which everything was sealed, or is older than what was signed, cannot have been there then.
const readUnsealed = namedStatement<Unsealed>(
  `select e.record_id, e.version, (e.id <= p.swept_to or e.at < :signed::timestamptz) as old
  from event e join seal_progress p on p.town_id = e.town_id
  where e.town_id = :town::int and e.confidential = :confidential::boolean
    and (select s.position from seal s where s.town_id = e.town_id and s.record_id = e.record_id and s.version = e.version) is null
  order by old desc, e.id limit 1000`,
);

interface PayloadRow {
  readonly record_id: number;
  readonly version: number;
  readonly salt: string | null;
  readonly payload: unknown;
  /** `null` where the event itself is gone. */
  readonly digest: string | null;
}

// Of content from which a name was taken out, what is left has a digest of its own. The event's is asked as a value: joined,
// all events before a page were read for it as well once the table was large.
const readPayloads = namedStatement<PayloadRow>(
  `select p.record_id, p.version, p.salt, p.payload, coalesce(p.erased_digest, (select e.payload_digest from event e
    where e.town_id = p.town_id and e.record_id = p.record_id and e.version = p.version)) as digest
  from event_payload p
  where p.town_id = :town::int and p.confidential = :confidential::boolean and (p.record_id, p.version) > (:record::bigint, :version::int)
  order by p.record_id, p.version limit ${readAtOnce}`,
);

/** An hour: a step that began before a statement may have been committed, and sealed, after it. */
const patience = 3_600_000;

/** A town whose record is checked. */
export interface CheckedTown {
  readonly id: number;
  readonly code: string;
}

/** Compares the erasable contents that are there with the digests that their events hold. */
const checkPayloads = async (
  { pool }: Pick<Deps, 'pool'>,
  town: number,
  chain: Chain,
): Promise<{ payloads: number; erased: number; faults: readonly Fault[]; more: number }> => {
  const faults: Fault[] = [];
  let more = 0;
  let [payloads, erased] = [0, 0];
  const confidential = chain === 'confidential';
  const read = (after: PayloadRow | null) =>
    // A step of the system, as what else reads all contents for checking them.
    transaction(pool, { townId: town, personId: null, as: 'step' }, (tx) =>
      tx.run(
        readPayloads({
          town,
          confidential,
          record: after?.record_id ?? 0,
          version: after?.version ?? 0,
        }),
      ),
    );
  for await (const rows of ahead(read, readAtOnce)) {
    for (const { record_id: recordId, version, salt, payload, digest } of rows) {
      if (payload === null || salt === null) {
        erased += 1;
        continue;
      }
      payloads += 1;
      if (digest === null || digestOf(salt + canonicalJson(payload)) === digest) continue;
      if (faults.length < mostFaults) faults.push({ kind: 'payload', chain, position: null, recordId, version });
      else more += 1;
    }
  }
  return { payloads, erased, faults, more };
};

const readNumbers = namedStatement<{ readonly id: number; readonly number: string }>(
  `select id, number from record where town_id = :town::int and id = any(:records::bigint[])`,
);

/** Gives the records of faults their numbers. */
const named = async (
  { pool }: Pick<Deps, 'pool'>,
  town: number,
  faults: readonly Fault[],
): Promise<readonly Fault[]> => {
  const records = [...new Set(faults.flatMap(({ recordId }) => recordId ?? []))];
  if (records.length === 0) return faults;
  const rows = await transaction(pool, { townId: town, personId: null, as: 'sealer' }, (tx) =>
    tx.run(readNumbers({ town, records })),
  );
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return faults.map((fault) =>
    fault.recordId === undefined ? fault : { ...fault, number: numbers.get(fault.recordId) ?? null },
  );
};

const textOf = (row: EventCells, name: string): string => String(row[name]);

const readOf = (row: EventCells): Read => ({
  position: Number(row['position']),
  recordId: Number(row['record_id']),
  version: Number(row['version']),
  digest: textOf(row, 'digest'),
  previous: textOf(row, 'previous'),
  hash: textOf(row, 'hash'),
  sealedAt: textOf(row, 'sealed_at'),
  number: null,
  found: row['e_id'] === null ? null : digestOf(eventText(row)),
});

/**
 * Checks a chain of a town in the database: every seal against its event, the seals against each other and against what was
 * signed, events without a seal, and erasable contents. It reads page by page and lets other work go on.
 * @param trusted statements that were kept elsewhere, in addition to those of the database
 * @param publicKey the key that statements should be signed with; left out, any key counts
 */
export const verifyChain = async (
  deps: Pick<Deps, 'pool'>,
  town: CheckedTown,
  chain: Chain,
  {
    trusted = [],
    publicKey,
  }: { readonly trusted?: readonly Statement[]; readonly publicKey?: string | undefined } = {},
): Promise<CheckedChain> => {
  const scope = { townId: town.id, personId: null, as: 'sealer' } as const;
  const kept = await keptStatements(deps, town.id, [chain]);
  const own = trusted.filter(({ statement }) => statement.townId === town.id && statement.chain === chain);
  const { good, faults: doubts } = judgeStatements(chain, kept, own, publicKey);
  const checker = new ChainChecker(town.id, chain, good);
  const confidential = chain === 'confidential';
  // Both at once: PostgreSQL reads the one while Node hashes the other.
  const contents = checkPayloads(deps, town.id, chain);
  contents.catch(() => {});
  const read = (after: EventCells | null) =>
    transaction(deps.pool, scope, (tx) =>
      tx.run(readSeals({ town: town.id, confidential, after: after?.['position'] ?? 0 })),
    );
  for await (const rows of ahead(read, readAtOnce)) for (const row of rows) checker.add(readOf(row));
  const signed = good.at(-1)?.at;
  const unsealed = await transaction(deps.pool, scope, (tx) =>
    tx.run(
      readUnsealed({
        town: town.id,
        confidential,
        signed: new Date(signed === undefined ? 0 : Date.parse(signed) - patience),
      }),
    ),
  );
  const strange = unsealed
    .filter(({ old }) => old)
    .map(
      ({ record_id, version }): Fault => ({
        kind: 'inserted',
        part: 'unsealed',
        chain,
        position: null,
        recordId: record_id,
        version,
      }),
    );
  const { payloads, erased, faults: altered, more: further } = await contents;
  const { faults, more } = checker.end();
  return {
    townId: town.id,
    town: town.code,
    chain,
    events: checker.count,
    statements: good.length,
    waiting: unsealed.length - strange.length,
    payloads,
    erased,
    faults: await named(deps, town.id, [...doubts, ...faults, ...strange, ...altered]),
    more: more + further,
  };
};

/** Checks both chains of some towns in the database. */
export const verifyRecord = async (
  deps: Pick<Deps, 'pool'>,
  towns: readonly CheckedTown[],
  options: Parameters<typeof verifyChain>[3] = {},
): Promise<readonly CheckedChain[]> => {
  const checked: CheckedChain[] = [];
  for (const town of towns) for (const chain of chains) checked.push(await verifyChain(deps, town, chain, options));
  return checked;
};
