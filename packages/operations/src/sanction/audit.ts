import { sqlOf, type Transaction } from '@plumbline/database';
import { statesTagged, type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { hashOfBasis } from './basis.ts';

interface Complaint {
  readonly recordId: number;
  readonly what: string;
}

interface BasisRow {
  readonly record_id: number;
  readonly basis_no: number;
  readonly computation: unknown;
  readonly hash: string;
  /** Of what is left, where a person was erased from it. */
  readonly erased_digest: string | null;
}

interface CaseRow {
  readonly record_id: number;
  readonly state: string;
  readonly round: number;
  readonly cast: number;
  readonly votes: number;
  readonly strangers: number;
  readonly bases: number;
  readonly context: {
    readonly suspended: boolean;
    readonly starts_on: string | null;
    readonly ends_on: string | null;
  };
  readonly effect: {
    readonly suspended: boolean;
    readonly starts_on: string;
    readonly ends_on: string;
    readonly liftedOn: string | null;
    readonly revokedOn: string | null;
  } | null;
}

const workflow: Workflow = workflows.sanction;
/** In effect, under review or under appeal, or over by itself. */
const binding = statesTagged(workflow, 'binding');
const over = statesTagged(workflow, 'closed');
/** Ended by a decision: revoked, or lifted early. */
const undone = statesTagged(workflow, 'decided').filter((state) => over.includes(state) && !binding.includes(state));

const hasEnded = ({ liftedOn, revokedOn }: NonNullable<CaseRow['effect']>): boolean => (liftedOn ?? revokedOn) !== null;

const complaintsOf = ({ state, cast, votes, strangers, bases, context, effect }: CaseRow): readonly string[] => {
  const found: string[] = [];
  if (votes !== cast) found.push(`counts ${cast} votes in this round, there are ${votes}`);
  if (strangers > 0) found.push(`has ${strangers} votes of persons concerned by it`);
  if (bases === 0) found.push('rests on nothing');
  if (binding.includes(state)) {
    if (effect === null) return [...found, 'is in effect, but has no effect on record'];
    if (hasEnded(effect)) found.push('is in effect, but its effect was revoked or lifted');
    if (effect.suspended !== context.suspended) found.push('differs from its effect on whether it waits');
    if (effect.starts_on !== context.starts_on || effect.ends_on !== context.ends_on)
      found.push('differs from its effect on the days');
    return found;
  }
  if (undone.includes(state)) {
    if (effect === null || !hasEnded(effect)) found.push('was ended, but its effect was not');
    return found;
  }
  return effect === null ? found : [...found, 'has an effect, but is not in effect'];
};

/** Hashes every basis again, counts the votes, and compares the effect with where the case stands. */
export const auditSanctions = async (
  tx: Transaction,
  townId: number,
  recordIds: readonly number[],
): Promise<readonly Complaint[]> => {
  const [bases, cases] = await Promise.all([
    tx.run<BasisRow>(
      sqlOf
        .selectFrom('sanction_basis')
        .where('town_id', '=', townId)
        .where('record_id', '=', sql<number>`any(${recordIds}::bigint[])`)
        .orderBy('record_id')
        .orderBy('basis_no')
        .select(['record_id', 'basis_no', 'computation', 'hash', 'erased_digest']),
    ),
    tx.run<CaseRow>(
      sql<CaseRow>`select s.record_id, r.state, s.round, s."cast" as cast,
          (select count(*) from sanction_vote v where v.town_id = s.town_id and v.record_id = s.record_id and v.round = s.round) as votes,
          (select count(*) from sanction_vote v where v.town_id = s.town_id and v.record_id = s.record_id and v.person_id = s.person_id) as strangers,
          (select count(*) from sanction_basis b where b.town_id = s.town_id and b.record_id = s.record_id) as bases,
          json_build_object('suspended', s.suspended, 'starts_on', s.starts_on, 'ends_on', s.ends_on) as context,
          (select json_build_object('suspended', e.suspended, 'starts_on', e.starts_on, 'ends_on', e.ends_on,
            'liftedOn', e.lifted_on, 'revokedOn', e.revoked_on)
            from sanction_effect e where e.town_id = s.town_id and e.record_id = s.record_id) as effect
        from sanction s join record r on r.town_id = s.town_id and r.id = s.record_id
        where s.town_id = ${townId}::int and s.record_id = any(${recordIds}::bigint[]) order by s.record_id`.compile(
        sqlOf,
      ),
    ),
  ]);
  return [
    ...bases
      .filter(({ computation, hash, erased_digest }) => hashOfBasis(computation) !== (erased_digest ?? hash))
      .map(({ record_id, basis_no }) => ({
        recordId: record_id,
        what: `has a basis ${basis_no} that does not fit its hash`,
      })),
    ...cases.flatMap((row) => complaintsOf(row).map((what) => ({ recordId: row.record_id, what }))),
  ];
};
