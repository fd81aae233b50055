import { type Analysis, type UndoHindrance, undoHindrances } from '@plumbline/operations';
import { lawProfiles } from '@plumbline/rules';
import { say } from '@plumbline/terms';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';
import { person, undoesAny } from '../read/exam-scope.ts';
import { at, byKey, computed, fromRow, hidden, instant, named } from '../read/fields.ts';

/** A subject as it comes as JSON beside its session. */
export interface SubjectJson {
  readonly position: number;
  readonly name: string;
  readonly fullMark: string;
  readonly passPercent: string;
  readonly excellentPercent: string;
  readonly lowPercent: string;
  readonly weight: string;
}

const plain = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);

/** A subject of a session. */
export const ExamSubjectType = builder.objectRef<SubjectJson>('ExamSubject').implement({
  description: 'A subject of a session, with its thresholds in percent of the full mark · 学科',
  fields: (t) => ({
    position: t.exposeInt('position', { description: 'From 1; 0 stands for all subjects together' }),
    name: t.exposeString('name'),
    fullMark: t.string({ resolve: ({ fullMark }) => plain(fullMark) }),
    passPercent: t.string({ resolve: ({ passPercent }) => plain(passPercent) }),
    excellentPercent: t.string({ resolve: ({ excellentPercent }) => plain(excellentPercent) }),
    lowPercent: t.string({ resolve: ({ lowPercent }) => plain(lowPercent) }),
    weight: t.string({ description: 'In the composite', resolve: ({ weight }) => plain(weight) }),
  }),
});

builder.objectType('ExamTask', {
  description: 'Who enters the scores of a campus, and by when · 录入任务',
  fields: (t) => ({
    unit: t.field({ type: 'Unit', extensions: byKey('Unit', 'unit', 'unit_id'), resolve: fromRow }),
    person: t.field({
      type: 'Person',
      nullable: true,
      description: 'Without one its head',
      extensions: byKey('Person', 'person', 'person_id'),
      resolve: fromRow,
    }),
    enterBy: t.field({ type: 'Date', nullable: true, extensions: named('enter_by'), resolve: fromRow }),
  }),
});

/** Why the viewer cannot undo a revision, by its code; null where they can. */
const hindranceOf = (alias: string) =>
  sql`case when ${at(alias, 'undone_by_revision')} is not null then 'undone' when ${at(alias, 'kind')} <> 'import' then 'noImport'
    when exists (select from exam_revision later where later.town_id = ${at(alias, 'town_id')} and later.exam_id = ${at(alias, 'exam_id')} and later.revision > ${at(alias, 'revision')}) then 'notLatest'
    when exists (select from agreement_evaluation v where v.town_id = ${at(alias, 'town_id')} and v.exam_id = ${at(alias, 'exam_id')} and v.revision >= ${at(alias, 'revision')}) then 'evaluated'
    when not (${undoesAny()} or ${at(alias, 'person_id')} = ${person()}) then 'notYours' end`;

builder.objectType('ExamRevision', {
  description: 'A change of a session’s scores: an import, a table typed in, or the undoing of one · 数据版本',
  extensions: { hidden: { $hindrance: hindranceOf } },
  fields: (t) => ({
    revision: t.field({ type: 'Int', extensions: named('revision'), resolve: fromRow }),
    kind: t.field({
      type: 'String',
      description: 'import, entry or undo',
      extensions: named('kind'),
      resolve: fromRow,
    }),
    person: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'person_id'),
      resolve: fromRow,
    }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
    rows: t.field({ type: 'Int', extensions: named('rows'), resolve: fromRow }),
    added: t.field({ type: 'Int', extensions: named('added'), resolve: fromRow }),
    changed: t.field({ type: 'Int', extensions: named('changed'), resolve: fromRow }),
    unchanged: t.field({ type: 'Int', extensions: named('unchanged'), resolve: fromRow }),
    undoneBy: t.field({
      type: 'Int',
      nullable: true,
      description: 'The revision that undid it',
      extensions: named('undone_by_revision'),
      resolve: fromRow,
    }),
    undoHindrance: t.field({
      type: 'String',
      nullable: true,
      description: 'Why the caller cannot undo it; none where they can',
      extensions: computed('$hindrance'),
      resolve: (row, _args, { viewer }) => {
        const hindrance = hidden<UndoHindrance | null>(row, '$hindrance');
        return hindrance === null ? null : say(undoHindrances[hindrance], viewer.locale);
      },
    }),
  }),
});

builder.objectType('ExamObjection', {
  description: 'What the law profile objected to, and why somebody went on · 法规提示和继续的理由',
  extensions: { hidden: { $rule: (alias: string) => at(alias, 'rule') } },
  fields: (t) => ({
    act: t.field({ type: 'String', description: 'open or publish', extensions: named('act'), resolve: fromRow }),
    rule: t.field({ type: 'String', extensions: named('rule'), resolve: fromRow }),
    ruleTitle: t.field({
      type: 'String',
      description: 'The rule in words',
      extensions: computed('$rule'),
      resolve: (row, _args, { viewer }) => {
        const id = hidden<string>(row, '$rule');
        const rule = Object.values(lawProfiles)
          .flatMap(({ rules }) => rules)
          .find((each) => each.id === id);
        return rule === undefined ? id : say(rule.title, viewer.locale);
      },
    }),
    reason: t.field({ type: 'String', extensions: named('reason'), resolve: fromRow }),
    legalBasis: t.field({ type: 'String', extensions: named('legal_basis'), resolve: fromRow }),
    person: t.field({ type: 'Person', extensions: byKey('Person', 'person', 'person_id'), resolve: fromRow }),
    at: t.field({ type: 'DateTime', extensions: instant('at'), resolve: fromRow }),
  }),
});

const UnitName = builder.objectRef<{ id: number; name: string }>('UnitName').implement({
  description: 'A unit by id and name',
  fields: (t) => ({ id: t.id({ resolve: ({ id }) => encodeId('Unit', id) }), name: t.exposeString('name') }),
});

/** A written analysis. */
export const ExamAnalysisType = builder.objectRef<Analysis>('ExamAnalysis').implement({
  description: 'A written analysis: problems, causes, what worked, what failed (Q1) · 质量分析',
  fields: (t) => ({
    id: t.id({ resolve: ({ id }) => encodeId('ExamAnalysis', id) }),
    unit: t.field({
      type: UnitName,
      nullable: true,
      description: 'The campus it is about; without one the whole session',
      resolve: ({ unitId }, _args, { town }) => (unitId === null ? null : (town.units.get(unitId) ?? null)),
    }),
    subject: t.exposeInt('subject', { description: '0: all subjects together' }),
    problems: t.exposeString('problems'),
    causes: t.exposeString('causes'),
    worked: t.exposeString('worked'),
    failed: t.exposeString('failed'),
    revision: t.exposeInt('revision', { description: 'Of the scores that it was written on' }),
    author: t.exposeString('personName'),
    at: t.expose('at', { type: 'DateTime' }),
  }),
});
