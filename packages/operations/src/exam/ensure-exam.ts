import { type BulkTransaction, sqlOf } from '@plumbline/database';
import type { InputFault } from '../record/parse-input.ts';
import { planYearOf, type TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { type ExamFacts, lockExam } from './exam.ts';
import { completeSubject } from './new-exam.ts';

/** What is known of a session that an import opens. */
export interface ExamToOpen {
  readonly code: string;
  /** Day on which it is opened, and held as far as is known. */
  readonly day: string;
  readonly at: Date;
  /** In the order of the file's columns; full marks in hundredths of a point. */
  readonly subjects: readonly { readonly name: string; readonly fullMark: number }[];
}

/** Faults of a session's code. */
export const faultsOfCode = (code: string): InputFault[] =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/u.test(code)
    ? []
    : [
        {
          path: ['exam'],
          text: [
            `场次代码是“${code.slice(0, 60)}”，应为 1 到 40 个字母、数字、点、横线或下划线，以字母或数字开头`,
            `The code of the session is “${code.slice(0, 60)}”; expected are 1 to 40 letters, digits, dots, hyphens or underscores, beginning with a letter or digit`,
          ],
        },
      ];

/**
 * Finds a session and holds it until the transaction ends. One that does not exist is opened: unpublished, of the kind
 * `monitoring` for the whole town, named after its code. The law profile is asked when it is published (I8).
 * @param tx a transaction as `pupils`
 */
export const ensureExam = async (
  tx: Pick<BulkTransaction, 'run' | 'first'>,
  viewer: Viewer,
  town: TownFacts,
  { code, day, at, subjects }: ExamToOpen,
): Promise<ExamFacts> => {
  const townId = town.id;
  const root = [...town.units.values()].find(({ parentId }) => parentId === null);
  if (root === undefined) throw new Error(`Town ${town.code} has no root unit; it was not created completely.`);
  const opened = await tx.first(
    sqlOf
      .insertInto('exam')
      .values({
        town_id: townId,
        code,
        title: code,
        kind: 'monitoring',
        plan_year_id: planYearOf(town, day).id,
        held_on: day,
        unit_id: root.id,
        opened_by: viewer.personId,
        opened_at: at,
      })
      // Whoever opens the same session at the same moment waits here for the other, and then takes theirs.
      .onConflict((conflict) => conflict.columns(['town_id', 'code']).doNothing())
      .returning('id'),
  );
  if (opened !== undefined) {
    const complete = subjects.map(({ name, fullMark }) =>
      completeSubject(town, day, { name, fullMark: (fullMark / 100).toFixed(2) }),
    );
    const rows = complete.map((subject, index) => ({
      town_id: townId,
      exam_id: opened.id,
      position: index + 1,
      name: subject.name,
      full_mark: subject.fullMark,
      pass_percent: subject.passPercent,
      excellent_percent: subject.excellentPercent,
      low_percent: subject.lowPercent,
      weight: subject.weight,
    }));
    await tx.run(sqlOf.insertInto('exam_subject').values(rows));
  }
  const exam = await lockExam(tx, townId, { code });
  if (exam === null) throw new Error(`The session ${code} was neither opened nor found.`);
  return exam;
};
