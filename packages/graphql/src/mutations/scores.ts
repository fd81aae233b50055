import { saveScores, scoreTable } from '@plumbline/operations';
import { builder } from '../builder.ts';
import { idFrom } from '../global-id.ts';
import { nodesNamed } from '../read/selection.ts';
import { ScoreTablePayload, type TablePayload } from '../types/score-table.ts';

const ScoreCellInput = builder.inputType('ScoreCellInput', {
  fields: (t) => ({
    pupil: t.id({ required: true }),
    mark: t.string({ required: true, description: 'As typed: digits, or 缺考, 缓考, 免考, 违纪; empty: none' }),
  }),
});

const ScoresSaveInput = builder.inputType('ScoresSaveInput', {
  fields: (t) => ({
    exam: t.id({ required: true }),
    class: t.id({ required: true }),
    subject: t.int({ required: true, description: 'Position' }),
    cells: t.field({ type: [ScoreCellInput], required: true }),
    correction: t.boolean({ description: 'To be asked for on purpose where the scores are published' }),
    expectedRevision: t.int({ required: true, description: 'The revision that the table was opened at' }),
    idempotencyKey: t.string({ required: true }),
  }),
});

builder.mutationField('scoresSave', (t) =>
  t.field({
    type: ScoreTablePayload,
    description:
      '保存成绩 · Saves a class’s table of marks as one revision; nothing is written when any cell is at fault, and every fault is told with the cell’s path',
    args: { input: t.arg({ type: ScoresSaveInput, required: true }) },
    resolve: async (_root, { input }, { deps, viewer }, info): Promise<TablePayload> => {
      const key = {
        examId: idFrom('Exam', input.exam),
        classId: idFrom('Unit', input.class),
        subject: input.subject,
        correction: input.correction ?? false,
      };
      const saved = await saveScores(deps, viewer, {
        ...key,
        expectedRevision: input.expectedRevision,
        idempotencyKey: input.idempotencyKey,
        cells: input.cells.map(({ pupil, mark }) => ({
          pupilId: idFrom('Pupil', pupil),
          typed: mark,
        })),
      });
      if (!saved.ok) return { table: null, revision: null, problems: saved.problems };
      // Names are read only by who asks for them.
      const asked = nodesNamed(info, 'ScoreTablePayload', info.fieldNodes, 'table').length > 0;
      const table = asked ? await scoreTable(deps, viewer, { ...key, correction: true }) : null;
      return { table: table?.ok ? table.table : null, revision: saved.revision, problems: [] };
    },
  }),
);
