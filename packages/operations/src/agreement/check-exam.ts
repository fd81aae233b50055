import { sqlOf, type Transaction } from '@plumbline/database';
import type { Gathering } from '../record/feature.ts';
import type { InputFault } from '../record/parse-input.ts';

/** Whether the session that an agreement is to be evaluated by lies in its plan year. */
export const faultsOfExam = async (
  tx: Transaction,
  { town, planYearId, input }: Gathering,
): Promise<readonly InputFault[]> => {
  if (typeof input['exam'] !== 'number') return [];
  const exam = await tx.first(
    sqlOf.selectFrom('exam').where('town_id', '=', town.id).where('id', '=', input['exam']).select('plan_year_id'),
  );
  return exam?.plan_year_id === planYearId
    ? []
    : [
        {
          path: ['exam'],
          text: [
            '这次考试不在责任书的学年内，请另选',
            'This session does not lie in the plan year of the agreement; choose another',
          ],
        },
      ];
};
