import { type Transaction, transaction } from '@plumbline/database';
import type { Party } from '@plumbline/rules';
import { toList, type Workflow, workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { takeBySystem } from '../record/system-step.ts';
import { type TownFacts, todayOf } from '../town/facts.ts';
import { mayBePartyB, readSigners } from './signers.ts';

const workflow: Workflow = workflows.agreement;

interface Waiting {
  readonly id: number;
  readonly unit_id: number;
  readonly party: Party;
  readonly party_a: number | null;
  readonly party_b: number | null;
}

const holderOf = (relation: 'partyA' | 'partyB') => `
  (select a.person_id from assignment a where a.town_id = :town::int and a.record_id = r.id and a.relation = '${relation}' and a.until is null limit 1)`;

const waitingFor = namedStatement<Waiting>(`
  select r.id, r.unit_id, f.party, ${holderOf('partyA')} as party_a, ${holderOf('partyB')} as party_b
  from record r join agreement f on f.town_id = r.town_id and f.record_id = r.id
  where r.town_id = :town::int and r.kind = :kind and r.state = any(:states::text[]) order by r.id`);

/** Agreements that wait for the signature of somebody who no longer holds the post that they were to sign in. */
const abandoned = async (tx: Transaction, town: TownFacts, today: string): Promise<readonly number[]> => {
  const states = toList(workflow.steps['partyLeft']?.from);
  const waiting = await tx.run(waitingFor({ town: town.id, kind: workflow.name, states }));
  const people = waiting.flatMap(({ party_a: a, party_b: b }) => [a ?? 0, b ?? 0]);
  const signers = await readSigners(tx, town, today, [...new Set(people)]);
  return waiting.flatMap(({ id, unit_id, party, party_a, party_b }) => {
    const [a, b] = [signers.get(party_a ?? 0), signers.get(party_b ?? 0)];
    const present = a !== undefined && a.posts.length > 0 && b !== undefined && mayBePartyB(town, party, unit_id, b);
    return present ? [] : [id];
  });
};

/**
 * Gives agreements (Q4) of which a signer has left their post back to whoever drafted them, so that none waits for
 * somebody who cannot sign any more.
 * @returns how many were given back
 */
export const returnUnsigned = async (deps: Deps, town: TownFacts): Promise<number> => {
  const today = todayOf(town, deps.clock());
  const find = (tx: Transaction) => abandoned(tx, town, today);
  const found = await transaction(deps.pool, { townId: town.id, personId: null, as: 'step' }, find);
  let count = 0;
  for (const id of found) if ((await takeBySystem(deps, town.id, id, 'partyLeft')).ok) count += 1;
  return count;
};
