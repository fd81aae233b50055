import { classPupils, type EntryProgress, entryProgress, scoreTable } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { encodeId, idFrom } from '../global-id.ts';
import { ClassPupilsType, ScoreTablePayload, type TablePayload } from '../types/score-table.ts';

const EntryProgressType = builder.objectRef<EntryProgress>('ExamProgress').implement({
  description: 'How far the entry of a class’s marks in a subject has come · 录入进度',
  fields: (t) => ({
    campus: t.id({ resolve: ({ campusId }) => encodeId('Unit', campusId) }),
    campusName: t.exposeString('campus'),
    class: t.id({
      nullable: true,
      resolve: ({ classId }) => (classId === null ? null : encodeId('Unit', classId)),
    }),
    className: t.exposeString('className', { nullable: true }),
    subject: t.exposeInt('subject'),
    pupils: t.exposeInt('pupils'),
    entered: t.exposeInt('entered'),
  }),
});

builder.queryFields((t) => ({
  scoreTable: t.field({
    type: ScoreTablePayload,
    description: 'Opens a class’s table of marks in a subject for entry (I8); the reading is logged',
    args: {
      exam: t.arg.id({ required: true }),
      class: t.arg.id({ required: true }),
      subject: t.arg.int({ required: true, description: 'Position' }),
      correction: t.arg.boolean({ description: 'To be asked for on purpose where the scores are published' }),
    },
    resolve: async (_root, args, { deps, viewer }): Promise<TablePayload> => {
      const answer = await scoreTable(deps, viewer, {
        examId: idFrom('Exam', args.exam),
        classId: idFrom('Unit', args.class),
        subject: args.subject,
        correction: args.correction ?? false,
      });
      return answer.ok
        ? { table: answer.table, revision: answer.table.revision, problems: [] }
        : { table: null, revision: null, problems: answer.problems };
    },
  }),
  classPupils: t.field({
    type: ClassPupilsType,
    nullable: true,
    description: 'Pupils of a class with their published marks, for whoever teaches it today; the reading is logged',
    args: { exam: t.arg.id({ required: true }), class: t.arg.id({ required: true }) },
    resolve: (_root, args, { deps, viewer }) =>
      classPupils(deps, viewer, {
        exam: { id: idFrom('Exam', args.exam) },
        classId: idFrom('Unit', args.class),
      }),
  }),
  examProgress: t.field({
    type: [EntryProgressType],
    description: 'How far entry has come in the schools for which the caller may enter',
    args: { exam: t.arg.id({ required: true }) },
    resolve: async (_root, { exam }, { deps, viewer }) => [
      ...(await entryProgress(deps, viewer, { id: idFrom('Exam', exam) })),
    ],
  }),
}));
