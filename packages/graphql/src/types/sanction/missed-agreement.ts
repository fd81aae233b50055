import type { EvaluatedTarget } from '@plumbline/operations';
import { sql } from 'kysely';
import { builder } from '../../builder.ts';
import { encodeId } from '../../global-id.ts';
import { at, computed, fromRow, hidden, instant, named, one } from '../../read/fields.ts';
import type { Row } from '../../read/read.ts';
import { EvaluatedTargetType, OutcomeEnum } from '../agreement-evaluation.ts';

const typeName = 'SanctionAgreement';

/** The missed agreement of a consequence, beside the evaluation that the latest basis rests on. */
export const missedAgreement = one(
  typeName,
  (
    parent,
    child,
  ) => sql`lateral (select g.town_id, g.id, g.number, g.title, v.evaluation_no, v.outcome, v.at, v.targets,
      (select l.outcome from agreement_evaluation l where l.town_id = g.town_id and l.record_id = g.id order by l.evaluation_no desc limit 1) as outcome_now
    from sanction f join record g on g.town_id = f.town_id and g.id = f.agreement_id
    left join lateral (select s.evaluation_no from sanction_basis s where s.town_id = f.town_id and s.record_id = f.record_id
      order by s.basis_no desc limit 1) s on true
    left join agreement_evaluation v on v.town_id = g.town_id and v.record_id = g.id and v.evaluation_no = s.evaluation_no
    where f.town_id = ${at(parent, 'town_id')} and f.record_id = ${at(parent, 'id')}) ${sql.raw(child)} on true`,
);

/** The missed agreement, as far as the case rests on it. */
export const MissedAgreementType = builder.objectRef<Row>(typeName).implement({
  description: 'The missed agreement as far as a case rests on it, also for those who do not read the agreement itself',
  extensions: {
    hidden: { $id: (alias: string) => at(alias, 'id'), $targets: (alias: string) => at(alias, 'targets') },
  },
  fields: (t) => ({
    id: t.field({
      type: 'ID',
      extensions: computed('$id'),
      resolve: (row) => encodeId('Agreement', hidden<number>(row, '$id')),
    }),
    number: t.field({ type: 'String', extensions: named('number'), resolve: fromRow }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    evaluationNo: t.field({
      type: 'Int',
      nullable: true,
      description: 'The evaluation that the latest basis rests on',
      extensions: named('evaluation_no'),
      resolve: fromRow,
    }),
    outcome: t.field({ type: OutcomeEnum, nullable: true, extensions: named('outcome'), resolve: fromRow }),
    evaluatedAt: t.field({ type: 'DateTime', nullable: true, extensions: instant('at'), resolve: fromRow }),
    outcomeNow: t.field({
      type: OutcomeEnum,
      nullable: true,
      description: 'Of its latest evaluation',
      extensions: named('outcome_now'),
      resolve: fromRow,
    }),
    targets: t.field({
      type: [EvaluatedTargetType],
      description: 'As that evaluation found them',
      extensions: computed('$targets'),
      resolve: (row) => [...(hidden<readonly EvaluatedTarget[] | null>(row, '$targets') ?? [])],
    }),
  }),
});
