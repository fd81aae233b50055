import { transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import { type Chain, chainOf, chains } from './chain.ts';
import { type Statement, type StatementBody, signStatement } from './statement.ts';

interface Standing {
  readonly confidential: boolean;
  readonly position: number;
  readonly hash: string;
  /** The day of the last statement about this chain. */
  readonly day: string | null;
}

const readStandings = namedStatement<Standing>(
  [false, true]
    .map(
      (confidential) =>
        `(select s.confidential, s.position, s.hash, (select max(t.day) from seal_statement t where t.town_id = :town::int and t.confidential = ${confidential}) as day
        from seal s where s.town_id = :town::int and s.confidential = ${confidential} order by s.position desc limit 1)`,
    )
    .join(' union all '),
);

const write = namedStatement(
  `insert into seal_statement (town_id, confidential, day, text, signature, public_key)
  values (:town::int, :confidential::boolean, :day::date, :text, :signature, :publicKey) on conflict do nothing`,
);

const bodyOf = (town: TownFacts, at: Date, { confidential, position, hash }: Standing) => ({
  townId: town.id,
  town: town.code,
  chain: chainOf(confidential),
  day: todayOf(town, at),
  position,
  hash,
  at: at.toISOString(),
});

/** The signed statement of where the chains of a town stand at this moment; nothing is kept of it. */
export const statementsNow = async (
  { pool, clock, signer }: Pick<Deps, 'pool' | 'clock' | 'signer'>,
  town: TownFacts,
  wanted: readonly Chain[] = chains,
): Promise<readonly Statement[]> => {
  if (signer === undefined) return [];
  const standings = await transaction(pool, { townId: town.id, personId: null, as: 'sealer' }, (tx) =>
    tx.run(readStandings({ town: town.id })),
  );
  const key = await signer();
  return standings
    .filter(({ confidential }) => wanted.includes(chainOf(confidential)))
    .map((standing) => {
      const { statement, publicKey, signature } = signStatement(key, bodyOf(town, clock(), standing));
      return { statement, publicKey, signature };
    });
};

/**
 * Signs, once on each day of a town, where its chains stand; several workers at once make one statement.
 * @param before done first where a statement is due: what has to be sealed before it
 */
export const signDay = async (deps: Deps, townId: number, before: () => Promise<unknown>): Promise<void> => {
  const { pool, clock, signer } = deps;
  if (signer === undefined) return;
  const town = await townFacts(deps, townId);
  const scope = { townId, personId: null, as: 'sealer' } as const;
  const today = todayOf(town, clock());
  const due = () =>
    transaction(pool, scope, (tx) => tx.run(readStandings({ town: townId }))).then((standings) =>
      standings.filter(({ day }) => day === null || day < today),
    );
  if ((await due()).length === 0) return;
  await before();
  const key = await signer();
  for (const standing of await due()) {
    const { text, signature, publicKey } = signStatement(key, bodyOf(town, clock(), standing));
    const { confidential } = standing;
    await transaction(pool, scope, (tx) =>
      tx.run(write({ town: townId, confidential, day: today, text, signature, publicKey })),
    );
  }
};

interface Row {
  readonly text: string;
  readonly signature: string;
  readonly public_key: string;
}

const readAll = namedStatement<Row>(
  `select text, signature, public_key from seal_statement
  where town_id = :town::int and confidential = any(:confidential::boolean[]) order by confidential, day`,
);
const readNewest = namedStatement<Row>(
  `select text, signature, public_key from seal_statement
  where town_id = :town::int and confidential = :confidential::boolean order by day desc limit 1`,
);

const statementOf = ({ text, signature, public_key }: Row): Statement => ({
  statement: JSON.parse(text) as StatementBody,
  publicKey: public_key,
  signature,
});

/** The statements that are kept about some chains of a town, oldest first. */
export const keptStatements = async (
  { pool }: Pick<Deps, 'pool'>,
  townId: number,
  wanted: readonly Chain[] = chains,
): Promise<readonly Statement[]> => {
  const confidential = wanted.map((chain) => chain === 'confidential');
  const rows = await transaction(pool, { townId, personId: null, as: 'sealer' }, (tx) =>
    tx.run(readAll({ town: townId, confidential })),
  );
  return rows.map(statementOf);
};

/** The last statement that is kept about a chain of a town, if there is one. */
export const newestStatement = async (
  { pool }: Pick<Deps, 'pool'>,
  townId: number,
  chain: Chain = 'open',
): Promise<Statement | null> => {
  const row = await transaction(pool, { townId, personId: null, as: 'sealer' }, (tx) =>
    tx.first(readNewest({ town: townId, confidential: chain === 'confidential' })),
  );
  return row === undefined ? null : statementOf(row);
};
