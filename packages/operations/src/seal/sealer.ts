import { type Transaction, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { type Chain, chainOf, chains, digestOf, noPrevious, type Seal, sealedInstant, sealHash } from './chain.ts';
import { type EventCells, eventColumns, eventText } from './event-text.ts';

/** How many events one transaction seals. */
const sealedAtOnce = 1000;

const unsealed = `(select s.position from seal s where s.town_id = e.town_id and s.record_id = e.record_id and s.version = e.version) is null`;

const begin = namedStatement(
  `insert into seal_progress (town_id, swept_to, at) values (:town::int, 0, :at::timestamptz) on conflict do nothing`,
);

interface Window {
  readonly swept_to: number;
  /** Greatest id of an event that is seen. */
  readonly top: number | null;
  /** Transactions that are under way, once there is something to wait with. */
  readonly running: readonly string[];
}

// By virtual numbers, which a transaction has from its beginning: it takes the id of its event before the number that a
// snapshot could tell, and of those the greatest that a snapshot knows is only that of the last one that ended.
const look = namedStatement<Window>(
  `select w.*, array(select l.virtualtransaction from pg_locks l
      where w.top > w.swept_to and l.locktype = 'virtualxid' and l.granted and l.pid <> pg_backend_pid()) as running
  from (select p.swept_to, (select e.id from event e where e.town_id = :town::int order by e.id desc limit 1) as top
    from seal_progress p where p.town_id = :town::int) w`,
);

const lock = namedStatement(`select from seal_progress where town_id = :town::int for update skip locked`);

interface Head {
  readonly confidential: boolean;
  readonly position: number;
  readonly hash: string;
  readonly sealed_at: Date;
}

const readHeads = namedStatement<Head>(
  [false, true]
    .map(
      (confidential) =>
        `(select confidential, position, hash, sealed_at from seal where town_id = :town::int and confidential = ${confidential} order by position desc limit 1)`,
    )
    .join(' union all '),
);

// Asked as a value and not by `not exists`, a seal is looked up by its key whatever the planner believes of the table; and
// the limit stands in the text, since it plans for as many rows as there will be only where it knows how many.
const readWaiting = namedStatement<EventCells>(
  `select ${eventColumns('e')} from event e
  where e.town_id = :town::int and e.id > :after::bigint and e.id <= :top::bigint and ${unsealed}
  order by e.id limit ${sealedAtOnce}`,
);

const writeSeals = namedStatement(
  `insert into seal (town_id, confidential, position, record_id, version, digest, previous, hash, sealed_at)
  select :town::int, u.confidential, u.position, u.record_id, u.version, u.digest, u.previous, u.hash, :at::timestamptz
  from unnest(:confidential::boolean[], :positions::bigint[], :records::bigint[], :versions::int[], :digests::text[], :previous::text[], :hashes::text[])
    as u (confidential, position, record_id, version, digest, previous, hash)`,
);

const advance = namedStatement(
  `update seal_progress set swept_to = greatest(swept_to, :to::bigint), at = :at::timestamptz where town_id = :town::int`,
);

interface Tail {
  position: number;
  hash: string;
}

/** Links events to the ends of their chains. */
const linked = (
  townId: number,
  events: readonly EventCells[],
  tails: Readonly<Record<Chain, Tail>>,
  sealedAt: string,
): readonly (Seal & { readonly confidential: boolean })[] =>
  events.map((event) => {
    const confidential = event['e_confidential'] === true;
    const chain = chainOf(confidential);
    const tail = tails[chain];
    const body = {
      position: tail.position + 1,
      recordId: Number(event['e_record_id']),
      version: Number(event['e_version']),
      digest: digestOf(eventText(event)),
      previous: tail.hash,
      sealedAt,
    };
    const hash = sealHash(townId, chain, body);
    tail.position = body.position;
    tail.hash = hash;
    return { ...body, hash, confidential };
  });

const tailOf = (heads: readonly Head[], chain: Chain): Tail => {
  const head = heads.find(({ confidential }) => chainOf(confidential) === chain);
  return { position: head?.position ?? 0, hash: head?.hash ?? noPrevious };
};

/** Seals what waits between two ids, as much as goes at once; `null` where another worker is at it. */
const sealBatch = async (
  tx: Transaction,
  townId: number,
  at: Date,
  { after, top }: { after: number; top: number },
): Promise<{ readonly count: number; readonly last: number } | null> => {
  const [locked, heads, events] = await Promise.all([
    tx.run(lock({ town: townId })),
    tx.run(readHeads({ town: townId })),
    tx.run(readWaiting({ town: townId, after, top })),
  ]);
  if (locked.length === 0) return null;
  if (events.length === 0) return { count: 0, last: top };
  // A clock that was set back must not make the order of times another than that of positions.
  const when = new Date(Math.max(at.getTime(), ...heads.map(({ sealed_at }) => sealed_at.getTime())));
  const tails = Object.fromEntries(chains.map((chain) => [chain, tailOf(heads, chain)])) as Record<Chain, Tail>;
  const seals = linked(townId, events, tails, sealedInstant(when));
  await tx.run(
    writeSeals({
      town: townId,
      at: when,
      confidential: seals.map(({ confidential }) => confidential),
      positions: seals.map(({ position }) => position),
      records: seals.map(({ recordId }) => recordId),
      versions: seals.map(({ version }) => version),
      digests: seals.map(({ digest }) => digest),
      previous: seals.map(({ previous }) => previous),
      hashes: seals.map(({ hash }) => hash),
    }),
  );
  return { count: events.length, last: Number(events.at(-1)?.['e_id']) };
};

/** Chains the events of towns; holds what it has seen of each between two rounds. */
export interface Sealer {
  /**
   * Seals every event of a town that is committed and has no seal. Any number of workers may do so at once; one at a time
   * writes, and each writes whole batches or nothing.
   * @param all looks at every event of the town, not only at those since the last one of which all before are sealed
   * @returns how many were sealed, or `null` where another worker was at it
   */
  seal(townId: number, options?: { readonly all?: boolean }): Promise<number | null>;
}

/**
 * Makes a sealer.
 *
 * What waits is found by looking from `swept_to` on for events without a seal, so that a transaction that commits late is
 * sealed late and holds nobody up. `swept_to` moves up to an id once every transaction that was running when that id was the
 * greatest has ended: only then can no smaller id appear any more.
 */
export const createSealer = ({ pool, clock }: Pick<Deps, 'pool' | 'clock'>): Sealer => {
  const candidates = new Map<number, { readonly top: number; readonly running: ReadonlySet<string> }>();
  return {
    async seal(townId, { all = false } = {}) {
      const scope = { townId, personId: null, as: 'sealer' } as const;
      const read = () => transaction(pool, scope, (tx) => tx.first(look({ town: townId })));
      let window = await read();
      if (window === undefined) {
        await transaction(pool, scope, (tx) => tx.run(begin({ town: townId, at: clock() })));
        window = await read();
      }
      if (window === undefined) throw new Error(`Town ${townId} has no place for its seals.`);
      const { top, swept_to: swept, running } = window;
      if (top === null) return 0;
      let sealed = 0;
      // No greater id is looked at in this round: of two events of a record the later one could come before the earlier.
      for (let after = all ? 0 : swept; after < top; ) {
        const batch = await transaction(pool, scope, (tx) => sealBatch(tx, townId, clock(), { after, top }));
        if (batch === null) return sealed === 0 ? null : sealed;
        sealed += batch.count;
        after = batch.count < sealedAtOnce ? top : batch.last;
      }
      const candidate = candidates.get(townId);
      if (candidate !== undefined && !running.some((each) => candidate.running.has(each))) {
        const { top: to } = candidate;
        if (to > swept) await transaction(pool, scope, (tx) => tx.run(advance({ town: townId, to, at: clock() })));
        candidates.delete(townId);
      }
      if (!candidates.has(townId) && top > swept) candidates.set(townId, { top, running: new Set(running) });
      return sealed;
    },
  };
};
