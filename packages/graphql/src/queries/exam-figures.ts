import { compareGroups, subjectMatrix, trendOf } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { ExamGroupingEnum } from '../types/exam-enums.ts';
import { ExamComparison, ExamMatrix, ExamTrendPoint } from '../types/exam-figures.ts';

const examKey = (id: string | number) => ({ id: idFrom('Exam', id) });

builder.queryFields((t) => ({
  examComparison: t.field({
    type: ExamComparison,
    nullable: true,
    description: 'Compares the groups of a session (Q1); nothing where the caller may see none of them',
    args: {
      exam: t.arg.id({ required: true }),
      by: t.arg({ type: ExamGroupingEnum, required: true }),
      subject: t.arg.int({ description: 'Position; 0: all together. Without it the only one, or all together' }),
      revision: t.arg.int({ description: 'The published one when nothing is given' }),
      campus: t.arg.id({ description: 'Only its classes or teachers' }),
    },
    resolve: (_root, { exam, by, subject, revision, campus }, { deps, viewer }) =>
      compareGroups(deps, viewer, {
        exam: examKey(exam),
        by,
        subject: subject ?? null,
        revision: revision ?? null,
        campusId: campus ? idFrom('Unit', campus) : null,
      }),
  }),
  examMatrix: t.field({
    type: ExamMatrix,
    nullable: true,
    description: 'Subjects by campuses (Q1); nothing where the caller may see none of them',
    args: { exam: t.arg.id({ required: true }), revision: t.arg.int() },
    resolve: (_root, { exam, revision }, { deps, viewer }) =>
      subjectMatrix(deps, viewer, { exam: examKey(exam), revision: revision ?? null }),
  }),
  examTrend: t.field({
    type: [ExamTrendPoint],
    description: 'A group through the published sessions, oldest first (Q1)',
    args: {
      grouping: t.arg({ type: ExamGroupingEnum, required: true }),
      group: t.arg.id({ required: true, description: 'The unit, or of a teacher the person' }),
      subject: t.arg.string({ description: 'Its name; without it all together' }),
    },
    resolve: async (_root, { grouping, group, subject }, { deps, viewer }) => {
      const groupId = idFrom(grouping === 'teacher' ? 'Person' : 'Unit', group);
      return [...(await trendOf(deps, viewer, { grouping, groupId, subject: subject ?? null }))];
    },
  }),
}));
