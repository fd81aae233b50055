import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import type { TownFacts } from '../town/facts.ts';
import { ahead } from './ahead.ts';
import { type Chain, chains, instantSql } from './chain.ts';
import { type EventCells, eventColumns, eventText } from './event-text.ts';
import { keptStatements, statementsNow } from './sign-day.ts';

/** What the format of an exported record is called. */
export const exportFormat = 'plumbline-record/1';

// It stands in the statements as it is: PostgreSQL plans for so few rows only where it knows how many there will be.
const readAtOnce = 1000;

const readSeals = namedStatement<EventCells>(
  `select s.position, s.record_id, s.version, s.digest, s.previous, s.hash, ${instantSql('s.sealed_at')} as sealed_at, r.number, ${eventColumns('e')}
  from seal s
  left join event e on e.town_id = s.town_id and e.record_id = s.record_id and e.version = s.version
  left join record r on r.town_id = s.town_id and r.id = s.record_id
  where s.town_id = :town::int and s.confidential = :confidential::boolean and s.position > :after::bigint and s.position <= :last::bigint
  order by s.position limit ${readAtOnce}`,
);

const lineOf = (row: EventCells): string => {
  const seal = JSON.stringify({
    position: row['position'],
    recordId: row['record_id'],
    version: row['version'],
    number: row['number'],
    digest: row['digest'],
    previous: row['previous'],
    hash: row['hash'],
    sealedAt: row['sealed_at'],
  });
  return `{"seal":${seal},"event":${row['e_id'] === null ? 'null' : eventText(row)}}\n`;
};

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * A town's sealed record as lines of JSON, to be checked without the database: a header, then for each chain the
 * statements that were signed about it, the last one at this moment; its events in the order of their positions, each with
 * its seal; and its end. Erasable contents are not in it, only their salted digests; people stand there as numbers.
 * @param wanted which chains; both only for whoever runs the server
 */
export async function* exportRecord(
  deps: Pick<Deps, 'pool' | 'clock' | 'signer'>,
  town: TownFacts,
  wanted: readonly Chain[] = chains,
): AsyncGenerator<string> {
  yield line({
    format: exportFormat,
    townId: town.id,
    town: town.code,
    name: town.name,
    zone: town.zone,
    chains: wanted,
    at: deps.clock().toISOString(),
  });
  for (const chain of wanted) {
    // Signed first, so that what is sealed meanwhile is not in the file without a statement that covers it.
    const now = await statementsNow(deps, town, [chain]);
    const last = now[0]?.statement.position ?? Number.MAX_SAFE_INTEGER;
    yield line({ chain });
    const kept = await keptStatements(deps, town.id, [chain]);
    for (const statement of [...kept.filter(({ statement: { position } }) => position <= last), ...now])
      yield line(statement);
    let events = 0;
    const confidential = chain === 'confidential';
    const read = (after: EventCells | null) =>
      transaction(deps.pool, { townId: town.id, personId: null, as: 'sealer' }, (tx) =>
        tx.run(readSeals({ town: town.id, confidential, after: after?.['position'] ?? 0, last })),
      );
    for await (const rows of ahead(read, readAtOnce)) {
      events += rows.length;
      if (rows.length > 0) yield rows.map(lineOf).join('');
    }
    yield line({ end: chain, events });
  }
}
