import {
  type Answer,
  linkFinding,
  openExam,
  type Problem,
  publishExam,
  saveAnalysis,
  undoImport,
} from '@plumbline/operations';
import { checkDays } from '../bad-request.ts';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ScoreStatusEnum } from '../types/exam-enums.ts';
import { ExamKindEnum } from '../types/exam-kind.ts';
import { ProblemType } from '../types/problem.ts';

interface Outcome {
  readonly examId: number | null;
  readonly problems: readonly Problem[];
}

const ExamPayload = builder.objectRef<Outcome>('ExamPayload').implement({
  fields: (t) => ({
    exam: t.field({
      type: 'Exam',
      nullable: true,
      resolve: ({ examId }, _args, context, info) => (examId === null ? null : readNode(info, context, 'Exam', examId)),
    }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const GoOnInput = builder.inputType('GoOnInput', {
  description: 'Why to go on although the law profile objects; both are recorded',
  fields: (t) => ({ reason: t.string({ required: true }), legalBasis: t.string({ required: true }) }),
});

const ExamSubjectInput = builder.inputType('ExamSubjectInput', {
  description: 'What is left out comes from the settings of the plan year',
  fields: (t) => ({
    name: t.string({ required: true }),
    fullMark: t.string({ required: true }),
    passPercent: t.string(),
    excellentPercent: t.string(),
    lowPercent: t.string(),
    weight: t.string({ description: 'In the composite; 1 when nothing is given' }),
  }),
});

const ExamTaskInput = builder.inputType('ExamTaskInput', {
  fields: (t) => ({
    unit: t.id({ required: true }),
    person: t.id({ description: 'Without one its head' }),
    enterBy: t.field({ type: 'Date' }),
  }),
});

const ExamSampleInput = builder.inputType('ExamSampleInput', {
  fields: (t) => ({
    size: t.int({ required: true, description: 'Pupils drawn in each school' }),
    seed: t.string({ description: 'Made up when nothing is given, and recorded' }),
  }),
});

const ExamOpenInput = builder.inputType('ExamOpenInput', {
  fields: (t) => ({
    code: t.string({ required: true }),
    title: t.string({ required: true }),
    kind: t.field({ type: ExamKindEnum, required: true }),
    heldOn: t.field({ type: 'Date', required: true }),
    unit: t.id({ required: true }),
    grades: t.intList(),
    subjects: t.field({ type: [ExamSubjectInput], required: true }),
    written: t.boolean(),
    allowNegative: t.boolean(),
    doubleEntry: t.boolean(),
    zeroFor: t.field({ type: [ScoreStatusEnum] }),
    enterBy: t.field({ type: 'Date' }),
    tasks: t.field({ type: [ExamTaskInput], description: 'Without them one for each school' }),
    sample: t.field({ type: ExamSampleInput }),
    goOn: t.field({ type: GoOnInput }),
  }),
});

const ExamPublishInput = builder.inputType('ExamPublishInput', {
  fields: (t) => ({
    exam: t.id({ required: true }),
    expectedRevision: t.int({ required: true, description: 'The revision that was looked at' }),
    goOn: t.field({ type: GoOnInput }),
  }),
});

const ExamUndoImportInput = builder.inputType('ExamUndoImportInput', {
  fields: (t) => ({ exam: t.id({ required: true }), revision: t.int({ required: true }) }),
});

const ExamAnalysisSaveInput = builder.inputType('ExamAnalysisSaveInput', {
  fields: (t) => ({
    exam: t.id({ required: true }),
    analysis: t.id({ description: 'The one to be replaced' }),
    unit: t.id({ description: 'The campus it is about; without one the whole session' }),
    subject: t.int({ description: '0: all subjects together' }),
    problems: t.string({ required: true }),
    causes: t.string({ required: true }),
    worked: t.string({ required: true }),
    failed: t.string({ required: true }),
  }),
});

const ExamLinkFindingInput = builder.inputType('ExamLinkFindingInput', {
  fields: (t) => ({ exam: t.id({ required: true }), case: t.id({ required: true }) }),
});

const examIdOf = (id: string | number): number => idFrom('Exam', id);
const unitIdOf = (id: string | number): number => idFrom('Unit', id);

const outcome = (answer: Answer<unknown>, examId: number): Outcome =>
  answer.ok ? { examId, problems: [] } : { examId: null, problems: answer.problems };

builder.mutationFields((t) => ({
  examOpen: t.field({
    type: ExamPayload,
    description: '开设监测 · Opens a session; the law profile is asked first (I8, Q1, Q3)',
    args: { input: t.arg({ type: ExamOpenInput, required: true }) },
    resolve: async (_root, { input }, context): Promise<Outcome> => {
      checkDays(context, input, 'heldOn', 'enterBy');
      const tasks = input.tasks?.map(({ unit, person, enterBy }) => {
        checkDays(context, { enterBy }, 'enterBy');
        return {
          unitId: unitIdOf(unit),
          personId: person ? idFrom('Person', person) : null,
          enterBy: enterBy ?? null,
        };
      });
      const { unit, ...rest } = input;
      const opened = await openExam(context.deps, context.viewer, { ...rest, unitId: unitIdOf(unit), tasks });
      return opened.ok ? { examId: opened.examId, problems: [] } : { examId: null, problems: opened.problems };
    },
  }),
  examPublish: t.field({
    type: ExamPayload,
    description: '发布 · Publishes the latest scores for use inside; a second publication is a correction',
    args: { input: t.arg({ type: ExamPublishInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const { exam, expectedRevision, goOn } = input;
      const examId = examIdOf(exam);
      return outcome(await publishExam(deps, viewer, { examId, expectedRevision, goOn }), examId);
    },
  }),
  examUndoImport: t.field({
    type: ExamPayload,
    description: '撤销导入 · Undoes the latest import, unless an evaluation rests on it; both stay readable',
    args: { input: t.arg({ type: ExamUndoImportInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const examId = examIdOf(input.exam);
      return outcome(await undoImport(deps, viewer, examId, input.revision), examId);
    },
  }),
  examAnalysisSave: t.field({
    type: ExamPayload,
    description: '写分析 · Keeps a written analysis: problems, causes, what worked, what failed (Q1)',
    args: { input: t.arg({ type: ExamAnalysisSaveInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const { exam, analysis, unit, ...rest } = input;
      const examId = examIdOf(exam);
      const saved = await saveAnalysis(deps, viewer, {
        ...rest,
        examId,
        unitId: unit ? unitIdOf(unit) : null,
        analysisId: analysis ? idFrom('ExamAnalysis', analysis) : null,
      });
      return outcome(saved, examId);
    },
  }),
  examLinkFinding: t.field({
    type: ExamPayload,
    description:
      '关联发现 · Notes that a finding which the caller recorded was opened from the analysis of a session (Q1)',
    args: { input: t.arg({ type: ExamLinkFindingInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }) => {
      const examId = examIdOf(input.exam);
      const recordId = idFrom('RectificationCase', input.case);
      return outcome(await linkFinding(deps, viewer, { examId, recordId }), examId);
    },
  }),
}));
