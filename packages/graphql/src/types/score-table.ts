import type {
  ClassPupils,
  EntryPhase,
  EntryRow,
  Problem,
  PupilMark,
  PupilMarks,
  ScoreTable,
} from '@plumbline/operations';
import { upperSnake } from '@plumbline/terms';
import { builder } from '../builder.ts';
import { encodeId } from '../global-id.ts';
import { readNode } from '../queries/nodes.ts';
import { ScoreStatusEnum } from './exam-enums.ts';
import { ProblemType } from './problem.ts';

const plain = (mark: string | null): string | null => (mark?.includes('.') ? mark.replace(/\.?0+$/, '') : mark);

const phases: readonly EntryPhase[] = ['single', 'first', 'second', 'resolve', 'done'];

const EntryPhaseEnum = builder.enumType('ScoreEntryPhase', {
  description:
    'Where the entry of a table stands: entered once; with double entry the first time, the second time without seeing the first, the cells that differ, settled',
  values: Object.fromEntries(phases.map((phase) => [upperSnake(phase), { value: phase }])) as Record<
    string,
    { value: EntryPhase }
  >,
});

const ScoreRow = builder.objectRef<EntryRow>('ScoreRow').implement({
  description: 'A pupil in a table of marks',
  fields: (t) => ({
    pupil: t.id({ resolve: ({ pupilId }) => encodeId('Pupil', pupilId) }),
    number: t.string({ description: '学籍号 or 学号', resolve: ({ token }) => token }),
    name: t.exposeString('name', { nullable: true }),
    mark: t.string({ nullable: true, resolve: ({ mark }) => plain(mark) }),
    status: t.expose('status', { type: ScoreStatusEnum, nullable: true }),
    otherMark: t.string({
      nullable: true,
      description: 'Of the second entry, where the two differ',
      resolve: ({ other }) => plain(other?.mark ?? null),
    }),
    otherStatus: t.field({ type: ScoreStatusEnum, nullable: true, resolve: ({ other }) => other?.status ?? null }),
  }),
});

const ScoreTableType = builder.objectRef<ScoreTable>('ScoreTable').implement({
  description: 'A class’s marks in a subject, for whoever enters them · 成绩录入表',
  fields: (t) => ({
    exam: t.field({
      type: 'Exam',
      nullable: true,
      resolve: ({ exam }, _args, context, info) => readNode(info, context, 'Exam', exam.id),
    }),
    class: t.field({
      type: 'Unit',
      nullable: true,
      resolve: ({ classId }, _args, context, info) => readNode(info, context, 'Unit', classId),
    }),
    subject: t.int({ resolve: ({ subject }) => subject.position }),
    subjectName: t.string({ resolve: ({ subject }) => subject.name }),
    fullMark: t.string({ resolve: ({ subject }) => String(subject.fullMark / 100) }),
    phase: t.expose('phase', { type: EntryPhaseEnum }),
    revision: t.exposeInt('revision', { description: 'To be named by the save' }),
    rows: t.field({ type: [ScoreRow], resolve: ({ pupils }) => [...pupils] }),
  }),
});

/** A table, or why there is none. */
export interface TablePayload {
  readonly table: ScoreTable | null;
  readonly revision: number | null;
  readonly problems: readonly Problem[];
}

/** What opening and saving a table answer. */
export const ScoreTablePayload = builder.objectRef<TablePayload>('ScoreTablePayload').implement({
  fields: (t) => ({
    table: t.field({ type: ScoreTableType, nullable: true, resolve: ({ table }) => table }),
    revision: t.exposeInt('revision', { nullable: true, description: 'Of the session afterwards' }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

const PupilMarkType = builder.objectRef<PupilMark>('PupilMark').implement({
  fields: (t) => ({
    subject: t.exposeInt('subject'),
    mark: t.string({ nullable: true, resolve: ({ mark }) => plain(mark) }),
    status: t.expose('status', { type: ScoreStatusEnum, nullable: true }),
  }),
});

const PupilMarksType = builder.objectRef<PupilMarks>('PupilMarks').implement({
  description: 'A pupil with the marks that the caller may read',
  fields: (t) => ({
    pupil: t.id({ resolve: ({ pupilId }) => encodeId('Pupil', pupilId) }),
    number: t.string({ resolve: ({ token }) => token }),
    name: t.exposeString('name', { nullable: true }),
    prior: t.exposeString('prior', { nullable: true }),
    marks: t.field({ type: [PupilMarkType], resolve: ({ marks }) => [...marks] }),
  }),
});

const ClassSubject = builder.objectRef<{ position: number; name: string }>('ClassSubject').implement({
  fields: (t) => ({ position: t.exposeInt('position'), name: t.exposeString('name') }),
});

/** Pupils of a class, for whoever teaches it. */
export const ClassPupilsType = builder.objectRef<ClassPupils>('ClassPupils').implement({
  description: 'Pupils of a class with their published marks, for whoever teaches it · 班级成绩',
  fields: (t) => ({
    revision: t.exposeInt('revision'),
    subjects: t.field({ type: [ClassSubject], resolve: ({ subjects }) => [...subjects] }),
    pupils: t.field({ type: [PupilMarksType], resolve: ({ pupils }) => [...pupils] }),
  }),
});
