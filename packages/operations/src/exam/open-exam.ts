import { randomBytes } from 'node:crypto';
import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { type Answer, refuse, refuseInput } from '../problem.ts';
import { planYearOf, type TownFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { breachesOf, lawProfile, recordObjections, refusalByLaw } from './law.ts';
import { completeSubject, faultsOfExam, type NewExam, type SubjectRow, schoolsOf } from './new-exam.ts';
import { logReading } from './read-log.ts';
import { drawableOn, drawSample, writeSample } from './sample.ts';
import { loadSight, mayRun } from './sight.ts';

const taken = ({ locale }: Viewer, code: string) =>
  refuse(
    locale,
    'InvalidInput',
    [`编号 ${code} 已有一次监测使用；请换一个`, `Another session has the code ${code}; please choose another`],
    { path: ['code'] },
  );

/** Inserts a session with its subjects. */
const insertExam = async (
  tx: Transaction,
  { townId, personId }: Viewer,
  town: TownFacts,
  exam: NewExam,
  more: { readonly subjects: readonly SubjectRow[]; readonly seed: string | null; readonly at: Date },
): Promise<number> => {
  const made = await tx.first(
    sqlOf
      .insertInto('exam')
      .values({
        town_id: townId,
        code: exam.code,
        title: exam.title.trim(),
        kind: exam.kind,
        plan_year_id: planYearOf(town, exam.heldOn).id,
        held_on: exam.heldOn,
        unit_id: exam.unitId,
        grades: [...new Set(exam.grades ?? [])].sort((a, b) => a - b),
        written: exam.written ?? true,
        allow_negative: exam.allowNegative ?? false,
        zero_for: [...new Set(exam.zeroFor ?? [])],
        sampled: exam.sample != null,
        sample_seed: more.seed,
        sample_size: exam.sample?.size ?? null,
        double_entry: exam.doubleEntry ?? false,
        enter_by: exam.enterBy ?? null,
        law_profile: lawProfile.id,
        opened_by: personId,
        opened_at: more.at,
      })
      .returning('id'),
  );
  if (made === undefined) throw new Error('The session was not inserted.');
  await tx.run(
    sqlOf.insertInto('exam_subject').values(
      more.subjects.map((subject, index) => ({
        town_id: townId,
        exam_id: made.id,
        position: index + 1,
        name: subject.name,
        full_mark: subject.fullMark,
        pass_percent: subject.passPercent,
        excellent_percent: subject.excellentPercent,
        low_percent: subject.lowPercent,
        weight: subject.weight,
      })),
    ),
  );
  return made.id;
};

const writeTasks = async (tx: Transaction, townId: number, town: TownFacts, examId: number, exam: NewExam) => {
  const given = exam.tasks ?? schoolsOf(town, exam.unitId).map((unitId) => ({ unitId }));
  if (given.length === 0) return;
  await tx.run(
    sqlOf.insertInto('exam_task').values(
      given.map((task) => ({
        town_id: townId,
        exam_id: examId,
        unit_id: task.unitId,
        person_id: 'personId' in task ? (task.personId ?? null) : null,
        enter_by: ('enterBy' in task ? task.enterBy : null) ?? exam.enterBy ?? null,
      })),
    ),
  );
};

const strangersAmong = async (tx: Transaction, townId: number, people: readonly number[]): Promise<boolean> => {
  const wanted = [...new Set(people)];
  if (wanted.length === 0) return false;
  const known = await tx.run(
    sqlOf
      .selectFrom('person')
      .where('town_id', '=', townId)
      .where('id', '=', sql<number>`any(${wanted}::bigint[])`)
      .select('id'),
  );
  return known.length < wanted.length;
};

/** A unit with the schools in it, or the one that it belongs to where it is itself a school. */
const unitsOf = (town: TownFacts, unitId: number): readonly number[] =>
  town.units.get(unitId)?.kind === 'class' ? [unitId] : [unitId, ...schoolsOf(town, unitId)];

const nobodyDrawn: Text = [
  '抽不到学生：名册里这天没有这些年级的学生。请先导入名册，并在“单位”页给班级填上年级',
  'Nobody can be drawn: the roster has no pupil of these grades on that day. Import the roster first, and enter the grade of each class on the page of units',
];

/**
 * Opens a session (I8, Q1, Q3): its subjects, who enters what by when, and the sample where one is drawn. The law profile
 * is asked first; whoever goes on in spite of it says why and on what legal basis.
 */
export const openExam = async (deps: Deps, viewer: Viewer, exam: NewExam): Promise<Answer<{ examId: number }>> => {
  const sight = await loadSight(deps, viewer);
  const { town } = sight;
  if (!mayRun(sight, exam))
    return refuse(viewer.locale, 'NotAllowed', [
      '只有教导处能开设监测；片校长能在本片开设校内检测',
      'Only academic affairs may open a session; a campus head may open a check within the campus',
    ]);
  const subjects = exam.subjects.map((subject) => completeSubject(town, exam.heldOn, subject));
  const faults = faultsOfExam(town, exam, subjects);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const at = deps.clock();
  const seed = exam.sample ? exam.sample.seed || randomBytes(8).toString('hex') : null;
  const grades = exam.grades ?? [];
  try {
    return await transaction(
      deps.pool,
      { ...viewer, as: 'pupils' },
      async (tx): Promise<Answer<{ examId: number }>> => {
        if (
          await strangersAmong(
            tx,
            viewer.townId,
            (exam.tasks ?? []).flatMap(({ personId }) => personId ?? []),
          )
        )
          return refuseInput(viewer.locale, [
            {
              path: ['tasks'],
              text: ['录入人里有查无此人的；请另选', 'Somebody who is to enter scores does not exist'],
            },
          ]);
        const asked = { ...exam, grades, written: exam.written ?? true, sampled: exam.sample != null };
        const breaches = await breachesOf(tx, town, asked);
        const refusal = refusalByLaw(viewer, breaches, exam.goOn);
        if (refusal !== null) return refusal;
        const units = unitsOf(town, exam.unitId);
        const drawable = exam.sample ? await drawableOn(tx, viewer.townId, { heldOn: exam.heldOn, units, grades }) : [];
        const drawn = exam.sample && seed !== null ? drawSample(seed, exam.sample.size, drawable) : [];
        if (exam.sample && drawn.length === 0)
          return refuseInput(viewer.locale, [{ path: ['sample'], text: nobodyDrawn }]);
        const examId = await insertExam(tx, viewer, town, exam, { subjects, seed, at });
        await recordObjections(tx, viewer, breaches, { examId, act: 'open', goOn: exam.goOn, at });
        await writeTasks(tx, viewer.townId, town, examId, exam);
        if (exam.sample) {
          await writeSample(tx, viewer.townId, examId, drawn);
          const reading = { examId, unitId: exam.unitId, pupils: drawable.length, at };
          await logReading(tx, viewer, { purpose: 'draw', ...reading });
        }
        return { ok: true, examId };
      },
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') return taken(viewer, exam.code);
    throw error;
  }
};
