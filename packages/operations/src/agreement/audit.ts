import { sqlOf, type Transaction } from '@plumbline/database';
import { sql } from 'kysely';

interface Complaint {
  readonly recordId: number;
  readonly what: string;
}

/**
 * Hashes every version's text again, and compares every signature with the text that it signed. Of a text from which a
 * person was erased, what is left must be as it was left.
 */
export const auditAgreements = async (
  tx: Transaction,
  townId: number,
  recordIds: readonly number[],
): Promise<readonly Complaint[]> => {
  const rehashed = sql`encode(sha256(convert_to(v.text, 'UTF8')), 'hex')`;
  const [versions, signatures] = await Promise.all([
    tx.run<{ record_id: number; version_no: number }>(
      sql<{ record_id: number; version_no: number }>`select v.record_id, v.version_no from agreement_version v
        where v.town_id = ${townId}::int and v.record_id = any(${recordIds}::bigint[]) and coalesce(v.erased_digest, v.hash) <> ${rehashed}
        order by v.record_id, v.version_no`.compile(sqlOf),
    ),
    tx.run<{ record_id: number; version_no: number; side: string }>(
      sql<{
        record_id: number;
        version_no: number;
        side: string;
      }>`select s.record_id, s.version_no, s.side from agreement_signature s
        join agreement_version v on v.town_id = s.town_id and v.record_id = s.record_id and v.version_no = s.version_no
        where s.town_id = ${townId}::int and s.record_id = any(${recordIds}::bigint[]) and v.erased_at is null and s.hash <> ${rehashed}
        order by s.record_id, s.version_no, s.side`.compile(sqlOf),
    ),
  ]);
  return [
    ...versions.map(({ record_id, version_no }) => ({
      recordId: record_id,
      what: `has a text of version ${version_no} that does not fit its hash`,
    })),
    ...signatures.map(({ record_id, version_no, side }) => ({
      recordId: record_id,
      what: `has a signature of party ${side} that does not fit the text of version ${version_no}`,
    })),
  ];
};
