import {
  allSubjects,
  type ComparedGroup,
  type Comparison,
  type Matrix,
  type MatrixCell,
  type ShownResult,
  type StoredModel,
  type TrendPoint,
} from '@plumbline/operations';
import { say } from '@plumbline/terms';

import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ExamGroupingEnum } from './exam-enums.ts';

const Differs = builder.enumType('ExamDiffers', {
  description: 'Which side of the average a group lies on, where 95 % tell it',
  values: { ABOVE: { value: 'above' }, BELOW: { value: 'below' } } as const,
});

const groupId = ({ grouping, groupId: id }: Pick<ShownResult, 'grouping' | 'groupId'>): string =>
  encodeId(grouping === 'teacher' ? 'Person' : 'Unit', id);

const rate = (count: (result: ShownResult) => number) => (result: ShownResult) =>
  result.shown === 'figures' && result.n > 0 ? count(result) / result.n : null;

/** Figures of a group; those of a comparison with their distance from all, and what was agreed to. */
type Figures = ShownResult & Partial<Pick<ComparedGroup, 'raw' | 'target' | 'targetMet'>>;

/** Figures of a group. */
export const ExamFigures = builder.objectRef<Figures>('ExamFigures').implement({
  description:
    'Figures of a group. Where the caller may not see those of a small group, only n and entitled are given · 分组数据',
  fields: (t) => ({
    group: t.id({ description: 'Global id of the unit, or of a teacher the person', resolve: groupId }),
    name: t.exposeString('name'),
    campus: t.exposeString('campus', { nullable: true }),
    grade: t.exposeInt('grade', { nullable: true }),
    entitled: t.exposeInt('entitled', { description: 'Pupils who should have sat' }),
    n: t.exposeInt('n', { description: 'Marks that count' }),
    participation: t.float({
      nullable: true,
      description: '参考率, 0 to 1',
      resolve: ({ n, entitled }) => (entitled > 0 ? n / entitled : null),
    }),
    small: t.exposeBoolean('small'),
    shown: t.boolean({
      description: 'Whether the caller sees the figures',
      resolve: ({ shown }) => shown === 'figures',
    }),
    mean: t.exposeFloat('mean', { nullable: true, description: 'Points; percent for all subjects together' }),
    sd: t.exposeFloat('sd', { nullable: true }),
    median: t.exposeFloat('median', { nullable: true }),
    quartileLow: t.exposeFloat('quartileLow', { nullable: true }),
    quartileHigh: t.exposeFloat('quartileHigh', { nullable: true }),
    pass: t.float({ nullable: true, description: '0 to 1', resolve: rate(({ passed }) => passed) }),
    excellent: t.float({ nullable: true, description: '0 to 1', resolve: rate(({ excellent }) => excellent) }),
    low: t.float({ nullable: true, description: '0 to 1', resolve: rate(({ low }) => low) }),
    composite: t.string({
      nullable: true,
      description: '0 to 100, a decimal with at most ten places',
      resolve: ({ composite }) => composite,
    }),
    rank: t.exposeInt('rank', { nullable: true, description: 'By mean, 1 at the top, equals sharing the best' }),
    effect: t.exposeFloat('effect', {
      nullable: true,
      description: 'Points above what the entry scores let expect; none without entry scores',
    }),
    se: t.exposeFloat('se', { nullable: true }),
    lo: t.exposeFloat('lo', { nullable: true }),
    hi: t.exposeFloat('hi', { nullable: true }),
    effectRank: t.exposeInt('effectRank', { nullable: true }),
    rankLo: t.exposeInt('rankLo', { nullable: true }),
    rankHi: t.exposeInt('rankHi', { nullable: true }),
    pLastTwo: t.exposeFloat('pLastTwo', {
      nullable: true,
      description: 'Probability of being among the last two of the groups compared',
    }),
    differs: t.expose('differs', { type: Differs, nullable: true }),
    difference: t.float({
      nullable: true,
      description: 'Points of the raw mean from that of all; in a comparison only',
      resolve: ({ raw }) => raw?.diff ?? null,
    }),
    differenceLo: t.float({ nullable: true, resolve: ({ raw }) => raw?.lo ?? null }),
    differenceHi: t.float({ nullable: true, resolve: ({ raw }) => raw?.hi ?? null }),
    target: t.string({
      nullable: true,
      description: 'The composite agreed to for the plan year; in a comparison of campuses, for who reads agreements',
      resolve: ({ target }) => target ?? null,
    }),
    targetMet: t.boolean({
      nullable: true,
      description: 'None before it is evaluated on this revision',
      resolve: ({ targetMet }) => targetMet ?? null,
    }),
    histogram: t.intList({
      description: 'Marks by tenths of the full mark, the full mark in the last',
      resolve: ({ histogram }) => [...histogram],
    }),
  }),
});

const ExamModel = builder.objectRef<StoredModel>('ExamModel').implement({
  description: 'The line through all pupils by which groups were compared (REML)',
  fields: (t) => ({
    intercept: t.exposeFloat('intercept'),
    slope: t.exposeFloat('slope', { nullable: true }),
    varGroup: t.exposeFloat('varGroup'),
    varResidual: t.exposeFloat('varResidual'),
  }),
});

/** A comparison of groups. */
export const ExamComparison = builder.objectRef<Comparison>('ExamComparison').implement({
  description: 'Groups of a session compared, as far as the caller may see them · 比较',
  fields: (t) => ({
    exam: t.field({
      type: 'Exam',
      nullable: true,
      resolve: ({ exam }, _args, context, info) => readNode(info, context, 'Exam', exam.id),
    }),
    revision: t.exposeInt('revision'),
    published: t.exposeBoolean('published'),
    by: t.expose('by', { type: ExamGroupingEnum }),
    subject: t.exposeInt('subject', { description: '0: all subjects together' }),
    subjectName: t.exposeString('subjectName'),
    fullMark: t.float({
      description: 'Points; 100 for all subjects together',
      resolve: ({ exam, subject }) =>
        (exam.subjects.find(({ position }) => position === subject)?.fullMark ?? 10_000) / 100,
    }),
    scope: t.exposeString('scope', { description: 'Which pupils it is about, and what it may be used for' }),
    model: t.field({ type: ExamModel, nullable: true, resolve: ({ model }) => model }),
    total: t.field({ type: ExamFigures, nullable: true, resolve: ({ total }) => total }),
    groups: t.field({
      type: [ExamFigures],
      description: 'By effect, without entry scores by mean',
      resolve: ({ groups }) => [...groups],
    }),
    sentences: t.stringList({
      description: 'What the figures say, and above all what they do not say',
      resolve: ({ sentences }) => [...sentences],
    }),
  }),
});

const MatrixCellType = builder.objectRef<MatrixCell>('ExamMatrixCell').implement({
  fields: (t) => ({
    subject: t.exposeInt('subject'),
    campus: t.id({ resolve: ({ campusId }) => encodeId('Unit', campusId) }),
    n: t.exposeInt('n'),
    small: t.exposeBoolean('small'),
    diff: t.exposeFloat('diff', { nullable: true, description: 'Points from the average of all' }),
    lo: t.exposeFloat('lo', { nullable: true }),
    hi: t.exposeFloat('hi', { nullable: true }),
    adjusted: t.exposeBoolean('adjusted', { description: 'Given the entry scores, else of raw means' }),
    differs: t.field({ type: Differs, nullable: true, resolve: ({ told }) => told }),
  }),
});

const MatrixCampus = builder.objectRef<Matrix['campuses'][number]>('ExamMatrixCampus').implement({
  fields: (t) => ({
    campus: t.id({ resolve: ({ campusId }) => encodeId('Unit', campusId) }),
    name: t.exposeString('name'),
    n: t.exposeInt('n'),
    small: t.exposeBoolean('small'),
  }),
});

const MatrixSubject = builder.objectRef<{ position: number; name: string }>('ExamMatrixSubject').implement({
  fields: (t) => ({ position: t.exposeInt('position'), name: t.exposeString('name') }),
});

/** Subjects by campuses. */
export const ExamMatrix = builder.objectRef<Matrix>('ExamMatrix').implement({
  description: 'How far each campus lies from the average in each subject · 学科和校片',
  fields: (t) => ({
    revision: t.exposeInt('revision'),
    subjects: t.field({ type: [MatrixSubject], resolve: ({ subjects }) => [...subjects] }),
    campuses: t.field({ type: [MatrixCampus], resolve: ({ campuses }) => [...campuses] }),
    cells: t.field({ type: [MatrixCellType], resolve: ({ cells }) => [...cells] }),
  }),
});

/** A session of a trend. */
export const ExamTrendPoint = builder.objectRef<TrendPoint>('ExamTrendPoint').implement({
  description: 'A group’s figures in one published session · 走势',
  fields: (t) => ({
    exam: t.id({ resolve: ({ exam }) => encodeId('Exam', exam.id) }),
    code: t.string({ resolve: ({ exam }) => exam.code }),
    title: t.string({ resolve: ({ exam }) => exam.title }),
    heldOn: t.field({ type: 'Date', resolve: ({ exam }) => exam.heldOn }),
    subjectName: t.string({
      resolve: ({ exam, result }, _args, { viewer }) =>
        exam.subjects.find(({ position }) => position === result.subject)?.name ?? say(allSubjects, viewer.locale),
    }),
    fullMark: t.exposeFloat('fullMark'),
    figures: t.field({ type: ExamFigures, resolve: ({ result }) => result }),
  }),
});
