import { sqlOf, type Transaction } from '@plumbline/database';
import { evaluate, indicators, type Outcome, type TargetResult } from '@plumbline/rules';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import { faultsOfExam } from './check-exam.ts';
import type { AgreedTarget, AgreementContent } from './content.ts';
import type { ExamAt, RectifiedOnTime, SubjectFigures } from './figures.ts';
import { evidenceOf, type Findings, readFindings } from './findings.ts';
import type { Interval } from './interval.ts';
import { groupIn, rowOf } from './offer.ts';
import { readVersion, versionNoOf } from './version.ts';

/** A target as an evaluation found it, with all that the number rests on; frozen. */
export interface EvaluatedTarget extends TargetResult {
  readonly title: string;
  readonly unit: string;
  /** Pupils or cases. */
  readonly n: number | null;
  readonly interval: Interval | null;
  /** A group under the plan year's least size. */
  readonly small: boolean;
  readonly behind: { readonly subjects: readonly SubjectFigures[] } | { readonly rectified: RectifiedOnTime };
}

/** The rules that an evaluation was made by; frozen. */
export interface EvaluationRules {
  readonly versionNo: number;
  readonly contentHash: string;
  readonly composite: AgreementContent['composite'];
  readonly consequences: AgreementContent['consequences'];
  readonly compared: AgreementContent['compared'];
  readonly subject: string | null;
  readonly subjects: readonly Pick<SubjectFigures, 'subject' | 'fullMark' | 'weight' | 'thresholds'>[];
}

interface Evaluated {
  readonly versionNo: number;
  readonly exam: ExamAt | null;
  readonly outcome: Outcome;
  readonly rules: EvaluationRules;
  readonly targets: readonly EvaluatedTarget[];
}

/** The published revision of the session that the agreement is held against; `null` where nothing is published. */
const examOf = async (tx: Transaction, { town, input, record }: Gathering): Promise<ExamAt | null> => {
  const examId = Number(input['exam'] ?? record?.row['exam_id'] ?? 0);
  if (examId === 0) return null;
  const exam = await tx.first(
    sqlOf
      .selectFrom('exam')
      .where('town_id', '=', town.id)
      .where('id', '=', examId)
      .select(['id', 'published_revision']),
  );
  return exam === undefined || exam.published_revision === null
    ? null
    : { examId: exam.id, revision: exam.published_revision };
};

const evaluated = (
  findings: Findings,
  content: AgreementContent,
  target: AgreedTarget,
  result: TargetResult,
): EvaluatedTarget => ({
  ...result,
  title: target.title,
  unit: target.unit,
  ...evidenceOf(findings, target.indicator, content.composite),
  ...(indicators[target.indicator].fromScores
    ? { small: findings.small, behind: { subjects: findings.subjects } }
    : { small: false, behind: { rectified: findings.rectified } }),
});

/** Evaluating: the signed targets against published results, by the rules that the signed text states. */
export const gatherEvaluation = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, planYearId, unitId } = gathering;
  const row = rowOf(gathering);
  const faults = await faultsOfExam(tx, gathering);
  if (faults.length > 0) return { faults };
  const { content, hash, versionNo } = await readVersion(tx, town.id, gathering.record?.id ?? 0, versionNoOf(row));
  const exam = await examOf(tx, gathering);
  const held = { unitId, group: groupIn(row), subject: content.subject, composite: content.composite };
  const [findings] = await readFindings(tx, town, today, planYearId, [held], exam);
  if (findings === undefined) throw new Error('What an agreement is held against was not read.');
  const { outcome, targets } = evaluate(
    content.targets.map(({ indicator, comparison, value, mandatory }) => ({ indicator, comparison, value, mandatory })),
    findings.figures,
  );
  const known: Evaluated = {
    versionNo,
    exam,
    outcome,
    rules: {
      versionNo,
      contentHash: hash,
      composite: content.composite,
      consequences: content.consequences,
      compared: content.compared,
      subject: content.subject,
      subjects: findings.subjects.map(({ subject, fullMark, weight, thresholds }) => ({
        subject,
        fullMark,
        weight,
        thresholds,
      })),
    },
    targets: content.targets.flatMap((target, index) => {
      const result = targets[index];
      return result === undefined ? [] : [evaluated(findings, content, target, result)];
    }),
  };
  return { facts: { outcome }, known };
};

/** An evaluation is a row that nothing changes afterwards. */
export const keepEvaluation = ({ townId, recordId, at, context, known }: Effect): readonly Query[] => {
  const { versionNo, exam, outcome, rules, targets } = known as Evaluated;
  return [
    sqlOf.insertInto('agreement_evaluation').values({
      town_id: townId,
      record_id: recordId,
      evaluation_no: Number(context['evaluations']),
      version_no: versionNo,
      exam_id: exam?.examId ?? null,
      revision: exam?.revision ?? null,
      outcome,
      rules: JSON.stringify(rules),
      targets: JSON.stringify(targets),
      at,
    }),
  ];
};
