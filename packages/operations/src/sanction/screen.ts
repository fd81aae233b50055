import { sqlOf, type Transaction } from '@plumbline/database';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import { contentOf } from './row.ts';
import { countSupports, supportSince } from './support-since.ts';

/** Screening looks the help up anew: it may have been given since the proposal. */
export const gatherScreening = async (tx: Transaction, { town, record }: Gathering): Promise<Gathered> => {
  const { personId, yearId } = contentOf(record);
  return { facts: { supports: await countSupports(tx, town.id, personId, supportSince(town, yearId)) } };
};

/** Screening answers the objections of the law, where it goes on in spite of them. */
export const keepScreening = ({ townId, recordId, input, personId, at }: Effect): readonly Query[] =>
  typeof input['lawReason'] !== 'string'
    ? []
    : [
        sqlOf
          .updateTable('sanction_objection')
          .set({
            reason: input['lawReason'],
            legal_basis: typeof input['legalBasis'] === 'string' ? input['legalBasis'] : null,
            person_id: personId,
            at,
          })
          .where('town_id', '=', townId)
          .where('record_id', '=', recordId),
      ];
