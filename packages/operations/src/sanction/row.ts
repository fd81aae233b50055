import type { SanctionMeasure, SanctionRule } from '@plumbline/rules';
import type { RecordInStep } from '../record/feature.ts';
import type { Body } from './body.ts';

/** What a consequence is about, from its row. */
export interface SanctionContent {
  readonly id: number;
  readonly rule: SanctionRule;
  readonly measure: SanctionMeasure;
  readonly body: Body;
  readonly personId: number;
  readonly agreementId: number;
  /** Plan year of the miss. */
  readonly yearId: number;
  readonly round: number;
  readonly held: boolean;
  readonly carriedOut: boolean;
  readonly endsOn: string | null;
}

/** Reads what a consequence is about from its row; a step that moves one always has it. */
export const contentOf = (record: RecordInStep | null): SanctionContent => {
  if (record === null) throw new Error('A step that moves a consequence was given none.');
  const { id, row } = record;
  return {
    id,
    rule: row['rule'] as SanctionRule,
    measure: row['measure'] as SanctionMeasure,
    body: row['body'] as Body,
    personId: Number(row['person_id']),
    agreementId: Number(row['agreement_id']),
    yearId: Number(row['year_id']),
    round: Number(row['round']),
    held: row['held'] === true,
    carriedOut: row['carried_out'] === true,
    endsOn: (row['ends_on'] as string | null) ?? null,
  };
};
