import type { ResultOf } from '../../data/graphql.ts';
import type { Picked } from '../../shared/form/values.ts';
import type { ProposableAgreementsQuery } from './documents.ts';

type Agreement = ResultOf<typeof ProposableAgreementsQuery>['proposableAgreements']['agreements'][number];

/** Whether the latest evaluation says missed: only then may there be a consequence. */
export const isMissed = (evaluations: readonly { no: number; outcome: string }[]): boolean =>
  [...evaluations].sort((a, b) => b.no - a.no)[0]?.outcome === 'MISSED';

/** An agreement as a form holds it. */
export const pickedOf = ({ id, number, title }: Agreement): Picked => ({ id, label: number, more: title });

/** Whom a consequence of it usually concerns: the party that promised. */
export const personOf = ({ personId, personName, unitName }: Agreement): Picked => ({
  id: personId,
  label: personName,
  more: unitName,
});
