import { sqlOf, transaction } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { namedStatement } from '../record/named-statement.ts';
import { eraseOwn } from './erase-own.ts';
import { keepsTexts, type Retained, readRetained } from './retained.ts';

const lockErasure = namedStatement<{ readonly id: number; readonly kept: readonly Retained[] }>(
  'select id, kept from erasure where town_id = :town::int and person_id = :person::bigint and done_at is not null for update',
);
// The name is no longer known: where a record was kept with its texts, all of them go.
const wholeTexts = [
  `update event_payload set payload = null, salt = null, erased_at = :at::timestamptz, erasure_id = :erasure::bigint, erased_digest = null
   where town_id = :town::int and record_id = any(:records::bigint[]) and payload is not null`,
  `update agreement_version set content = '{}', text = '', erased_at = :at::timestamptz, erased_digest = encode(sha256(''), 'hex')
   where town_id = :town::int and record_id = any(:records::bigint[]) and text <> ''`,
  `update sanction_basis set computation = '{}', erased_at = :at::timestamptz, erased_digest = encode(sha256('{}'), 'hex')
   where town_id = :town::int and record_id = any(:records::bigint[]) and computation <> '{}'`,
  `update sanction_vote set reason = null where town_id = :town::int and record_id = any(:records::bigint[]) and reason is not null`,
  `update sanction_objection set reason = null, legal_basis = null
   where town_id = :town::int and record_id = any(:records::bigint[]) and (reason is not null or legal_basis is not null)`,
  `update sanction_effect set carried_out = null where town_id = :town::int and record_id = any(:records::bigint[]) and carried_out is not null`,
  `update agreement set refusal = null where town_id = :town::int and record_id = any(:records::bigint[]) and refusal is not null`,
].map((text) => namedStatement(text));

/**
 * Erases what was kept of an erased person and need be kept no longer. Where the texts of a record were kept, all of them
 * go, since the name that was in them is no longer known.
 */
export const releaseKept = async (deps: Deps, townId: number, personId: number, today: string): Promise<void> => {
  const at = deps.clock();
  await transaction(deps.pool, { townId, personId: null, as: 'eraser' }, async (tx) => {
    const erasure = await tx.first(lockErasure({ town: townId, person: personId }));
    if (erasure === undefined) return;
    const still = await readRetained(tx, townId, personId, today);
    const held = new Set(still.map(({ recordId }) => recordId));
    const released = erasure.kept.filter(({ recordId }) => !held.has(recordId));
    if (released.length === 0) return;
    const records = released.filter(keepsTexts).map(({ recordId }) => recordId);
    const values = { town: townId, records, at, erasure: erasure.id };
    for (const statement of wholeTexts) await tx.run(statement(values));
    await eraseOwn(tx, { townId, personId, kept: [...held] }, { id: erasure.id, at });
    await tx.run(
      sqlOf
        .updateTable('erasure')
        .set({ kept: JSON.stringify(still) })
        .where('town_id', '=', townId)
        .where('id', '=', erasure.id),
    );
  });
};
