import { compositePartsFrom, type EvaluatedTarget } from '@plumbline/operations';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { at, byKey, computed, fromRow, hidden, instant, named } from '../read/fields.ts';
import { AgreementComparisonEnum, indicatorTitle, indicatorUnit } from './agreement-target.ts';
import { codes } from './choices.ts';
import { idField } from './node.ts';

const outcomes = ['met', 'missed', 'notEvaluated'] as const;

/** What an evaluation came to. */
export const OutcomeEnum = codes(
  'AgreementOutcome',
  'What an evaluation came to; without data for a target it is not evaluated, never missed · 评价结果',
  outcomes,
);

interface Figure {
  readonly title: string;
  readonly value: string;
}

const FigureType = builder.objectRef<Figure>('AgreementFigure').implement({
  description: 'A sum or count behind a number',
  fields: (t) => ({ title: t.exposeString('title'), value: t.exposeString('value') }),
});

const figuresOf = ({ behind }: EvaluatedTarget, zh: boolean): Figure[] => {
  const say = (chinese: string, english: string) => (zh ? chinese : english);
  if ('rectified' in behind)
    return [
      { title: say('到期的整改', 'Cases due'), value: String(behind.rectified.due) },
      { title: say('按期销号', 'Closed on time'), value: String(behind.rectified.onTime) },
    ];
  return behind.subjects.flatMap(({ subject, n, sumHundredths, pass, excellent, low }) => [
    { title: say(`${subject}人数`, `${subject}: pupils`), value: String(n) },
    { title: say(`${subject}总分`, `${subject}: sum of marks`), value: (sumHundredths / 100).toFixed(2) },
    { title: say(`${subject}及格`, `${subject}: passed`), value: String(pass) },
    { title: say(`${subject}优秀`, `${subject}: excellent`), value: String(excellent) },
    { title: say(`${subject}低分`, `${subject}: low`), value: String(low) },
  ]);
};

const CompositePart = builder
  .objectRef<ReturnType<typeof compositePartsFrom>[number]>('AgreementCompositePart')
  .implement({
    description: 'A figure that enters a composite, over the subjects by their weights',
    fields: (t) => ({
      indicator: t.exposeString('indicator'),
      title: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorTitle(indicator, viewer.locale) }),
      percent: t.exposeString('percent', { description: 'Decimal with at most four places' }),
    }),
  });

/** A target as an evaluation found it. */
export const EvaluatedTargetType = builder.objectRef<EvaluatedTarget>('AgreementEvaluatedTarget').implement({
  description: 'A target as an evaluation found it, with what the number rests on; frozen · 逐项评价',
  fields: (t) => ({
    indicator: t.exposeString('indicator'),
    title: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorTitle(indicator, viewer.locale) }),
    unit: t.string({ resolve: ({ indicator }, _args, { viewer }) => indicatorUnit(indicator, viewer.locale) }),
    comparison: t.expose('comparison', { type: AgreementComparisonEnum }),
    value: t.exposeString('value'),
    mandatory: t.exposeBoolean('mandatory'),
    found: t.exposeString('found', { nullable: true, description: 'Decimal; none without data' }),
    met: t.exposeBoolean('met', { nullable: true }),
    margin: t.exposeString('margin', { nullable: true, description: 'Below 0: how far it was missed' }),
    n: t.exposeInt('n', { nullable: true, description: 'Pupils or cases' }),
    lo: t.float({ nullable: true, resolve: ({ interval }) => interval?.lo ?? null }),
    hi: t.float({ nullable: true, resolve: ({ interval }) => interval?.hi ?? null }),
    small: t.exposeBoolean('small', { description: 'A group under the plan year’s least size' }),
    parts: t.field({
      type: [CompositePart],
      description: 'Of a composite the figures that it is put together from, by the weights among the rules',
      resolve: ({ indicator, behind }) =>
        indicator === 'composite' && 'subjects' in behind ? [...compositePartsFrom(behind.subjects)] : [],
    }),
    figures: t.field({
      type: [FigureType],
      description: 'Sums and counts behind the number',
      resolve: (target, _args, { viewer }) => figuresOf(target, viewer.locale === 'zh'),
    }),
  }),
});

builder.objectType('AgreementExam', {
  description: 'The session that an agreement is evaluated by · 评价所依据的考试',
  extensions: { hidden: { $id: (alias: string) => at(alias, 'id') } },
  fields: (t) => ({
    id: t.field(idField('Exam')),
    code: t.field({ type: 'String', extensions: named('code'), resolve: fromRow }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    heldOn: t.field({ type: 'Date', extensions: named('held_on'), resolve: fromRow }),
    publishedRevision: t.field({
      type: 'Int',
      nullable: true,
      description: 'The revision of its scores that is published',
      extensions: named('published_revision'),
      resolve: fromRow,
    }),
  }),
});

builder.objectType('AgreementEvaluation', {
  description: 'One evaluation: frozen with the data’s revision and the rules; a correction makes another · 评价',
  extensions: { hidden: { $targets: (alias: string) => at(alias, 'targets') } },
  fields: (t) => ({
    no: t.field({ type: 'Int', extensions: named('evaluation_no'), resolve: fromRow }),
    versionNo: t.field({ type: 'Int', extensions: named('version_no'), resolve: fromRow }),
    outcome: t.field({ type: OutcomeEnum, extensions: named('outcome'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    exam: t.field({
      type: 'AgreementExam',
      nullable: true,
      extensions: byKey('AgreementExam', 'exam', 'exam_id'),
      resolve: fromRow,
    }),
    revision: t.field({
      type: 'Int',
      nullable: true,
      description: 'Revision of the session’s scores that it rests on',
      extensions: named('revision'),
      resolve: fromRow,
    }),
    rules: t.field({
      type: 'JSON',
      description: 'The rules that it was made by',
      extensions: named('rules'),
      resolve: fromRow,
    }),
    targets: t.field({
      type: [EvaluatedTargetType],
      extensions: computed('$targets'),
      resolve: (row) => [...hidden<readonly EvaluatedTarget[]>(row, '$targets')],
    }),
  }),
});

/** Evaluations of a record, earliest first. */
export const evaluationsOf = (record: string) =>
  sql`select * from agreement_evaluation where town_id = ${at(record, 'town_id')} and record_id = ${at(record, 'id')}`;
