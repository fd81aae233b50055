import {
  actsOf,
  analysesOf,
  type ExamKind,
  examKinds,
  groupingsSeen,
  loadSight,
  readExam,
} from '@plumbline/operations';
import { say } from '@plumbline/terms';
import { workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import { PlanYear } from '../queries/town.ts';
import { leads } from '../read/exam-scope.ts';
import { at, byKey, column, computed, fromRow, hidden, instant, many, named } from '../read/fields.ts';
import { seenInside } from '../read/record-scope.ts';
import { ExamGroupingEnum, ScoreStatusEnum } from './exam-enums.ts';
import { ExamKindEnum } from './exam-kind.ts';
import { ExamAnalysisType, ExamSubjectType, type SubjectJson } from './exam-parts.ts';
import { idColumn, idField } from './node.ts';

const subjectsJson = (alias: string) =>
  sql`(select coalesce(json_agg(json_build_object('position', s.position, 'name', s.name, 'fullMark', s.full_mark::text,
    'passPercent', s.pass_percent::text, 'excellentPercent', s.excellent_percent::text, 'lowPercent', s.low_percent::text, 'weight', s.weight::text)
    order by s.position), '[]'::json) from exam_subject s where s.town_id = ${at(alias, 'town_id')} and s.exam_id = ${at(alias, 'id')})`;

builder.objectType('Exam', {
  description: 'A session of examination or monitoring (I8, Q1, Q3) · 监测',
  interfaces: ['Node'],
  extensions: {
    hidden: {
      ...idColumn,
      $kind: (alias: string) => at(alias, 'kind'),
      $year: (alias: string) => at(alias, 'plan_year_id'),
      $subjects: subjectsJson,
    },
  },
  fields: (t) => ({
    id: t.field(idField('Exam')),
    code: t.field({ type: 'String', extensions: named('code'), resolve: fromRow }),
    title: t.field({ type: 'String', extensions: named('title'), resolve: fromRow }),
    kind: t.field({ type: ExamKindEnum, extensions: named('kind'), resolve: fromRow }),
    kindTitle: t.field({
      type: 'String',
      extensions: computed('$kind'),
      resolve: (row, _args, { viewer }) => say(examKinds[hidden<ExamKind>(row, '$kind')], viewer.locale),
    }),
    heldOn: t.field({ type: 'Date', extensions: named('held_on'), resolve: fromRow }),
    planYear: t.field({
      type: PlanYear,
      nullable: true,
      extensions: computed('$year'),
      resolve: (row, _args, { town }) => town.planYears.find(({ id }) => id === hidden<number>(row, '$year')) ?? null,
    }),
    unit: t.field({
      type: 'Unit',
      description: 'The town, a campus or a class',
      extensions: byKey('Unit', 'unit', 'unit_id'),
      resolve: fromRow,
    }),
    grades: t.field({
      type: ['Int'],
      description: 'Grades that take part; empty: all',
      extensions: named('grades'),
      resolve: fromRow,
    }),
    written: t.field({ type: 'Boolean', extensions: named('written'), resolve: fromRow }),
    allowNegative: t.field({ type: 'Boolean', extensions: named('allow_negative'), resolve: fromRow }),
    zeroFor: t.field({
      type: [ScoreStatusEnum],
      description: 'What counts as zero; by default nothing',
      extensions: named('zero_for'),
      resolve: fromRow,
    }),
    sampled: t.field({ type: 'Boolean', extensions: named('sampled'), resolve: fromRow }),
    sampleSize: t.field({
      type: 'Int',
      nullable: true,
      description: 'Pupils drawn in each school',
      extensions: named('sample_size'),
      resolve: fromRow,
    }),
    sampleSeed: t.field({
      type: 'String',
      nullable: true,
      description: 'Drawn are those with the lowest SHA-256 of seed:number; anybody can compute it again',
      extensions: named('sample_seed'),
      resolve: fromRow,
    }),
    doubleEntry: t.field({ type: 'Boolean', extensions: named('double_entry'), resolve: fromRow }),
    enterBy: t.field({ type: 'Date', nullable: true, extensions: named('enter_by'), resolve: fromRow }),
    revision: t.field({
      type: 'Int',
      description: 'Of the latest scores; 0: none yet',
      extensions: named('revision'),
      resolve: fromRow,
    }),
    publishedRevision: t.field({
      type: 'Int',
      nullable: true,
      extensions: named('published_revision'),
      resolve: fromRow,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      extensions: instant('published_at'),
      resolve: fromRow,
    }),
    publishedBy: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'published_by'),
      resolve: fromRow,
    }),
    openedBy: t.field({
      type: 'Person',
      nullable: true,
      extensions: byKey('Person', 'person', 'opened_by'),
      resolve: fromRow,
    }),
    openedAt: t.field({ type: 'DateTime', extensions: instant('opened_at'), resolve: fromRow }),
    lawProfile: t.field({ type: 'String', nullable: true, extensions: named('law_profile'), resolve: fromRow }),
    subjects: t.field({
      type: [ExamSubjectType],
      extensions: computed('$subjects'),
      resolve: (row) => hidden<SubjectJson[]>(row, '$subjects'),
    }),
    tasks: t.field({
      type: ['ExamTask'],
      extensions: many(
        'ExamTask',
        (parent) =>
          sql`select * from exam_task where town_id = ${at(parent, 'town_id')} and exam_id = ${at(parent, 'id')}`,
        (child) => at(child, 'unit_id'),
      ),
      resolve: fromRow,
    }),
    revisions: t.field({
      type: ['ExamRevision'],
      description: 'Latest first, at most 200; for academic affairs, the leading group and campus heads',
      extensions: many(
        'ExamRevision',
        (parent) =>
          sql`select * from exam_revision where town_id = ${at(parent, 'town_id')} and exam_id = ${at(parent, 'id')} and ${leads()} order by revision desc limit 200`,
        (child) => sql`${at(child, 'revision')} desc`,
      ),
      resolve: fromRow,
    }),
    objections: t.field({
      type: ['ExamObjection'],
      description: 'For academic affairs, the leading group and campus heads',
      extensions: many(
        'ExamObjection',
        (parent) =>
          sql`select * from exam_objection where town_id = ${at(parent, 'town_id')} and exam_id = ${at(parent, 'id')} and ${leads()}`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    findings: t.field({
      type: ['RectificationCase'],
      description: 'Findings opened from its analysis, as far as the caller sees them',
      extensions: many(
        'RectificationCase',
        (parent) =>
          sql`select found.* from exam_finding x join record found on found.town_id = x.town_id and found.id = x.record_id
            where x.town_id = ${at(parent, 'town_id')} and x.exam_id = ${at(parent, 'id')} and ${seenInside(workflows.rectification, 'found')}`,
        (child) => at(child, 'id'),
      ),
      resolve: fromRow,
    }),
    analyses: t.field({
      type: [ExamAnalysisType],
      description: 'Written analyses that the caller may read, oldest first',
      extensions: computed('$id'),
      resolve: async (row, _args, { deps, viewer }) => [
        ...(await analysesOf(deps, viewer, { id: hidden<number>(row, '$id') })),
      ],
    }),
    allowed: t.field({
      type: ['String'],
      description: 'What the caller may do now: enter, import, correct, publish, writeAnalysis, seeDrafts',
      extensions: computed('$id'),
      resolve: async (row, _args, { deps, viewer }) => {
        const [sight, exam] = await Promise.all([
          loadSight(deps, viewer),
          readExam(deps, viewer, { id: hidden<number>(row, '$id') }),
        ]);
        return exam === null ? [] : [...actsOf(sight, exam)];
      },
    }),
    groupings: t.field({
      type: [ExamGroupingEnum],
      description: 'By what the caller may compare its groups',
      extensions: computed('$id'),
      resolve: async (row, _args, { deps, viewer }) => {
        const [sight, exam] = await Promise.all([
          loadSight(deps, viewer),
          readExam(deps, viewer, { id: hidden<number>(row, '$id') }),
        ]);
        return exam === null ? [] : [...groupingsSeen(sight, exam)];
      },
    }),
    published: t.field({
      type: 'Boolean',
      description: 'Whether the latest scores are the published ones',
      extensions: column(
        (alias) => sql`${at(alias, 'published_revision')} is not distinct from ${at(alias, 'revision')}`,
      ),
      resolve: fromRow,
    }),
  }),
});
