import { issueNotices, type NoticeItem, type NoticeRow, type Problem } from '@plumbline/operations';
import { workflows } from '@plumbline/workflows';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { decodeId, idFrom, type NodeType } from '../global-id.ts';
import { at, hidden } from '../read/fields.ts';
import { type Row, readRows } from '../read/read.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { nodesNamed } from '../read/selection.ts';
import { ProblemType } from '../types/problem.ts';
import { CategoryEnum, WeightEnum } from '../types/rectification-case.ts';

const NoticeItemInput = builder.inputType('RectificationNoticeItemInput', {
  description: 'A finding that a notice is to be issued for: the fields of rectificationIssueNotice',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The case' }),
    expectedVersion: t.int({ required: true }),
    responsible: t.id(),
    requirement: t.string(),
    rectifyBy: t.field({ type: 'Date' }),
    category: t.field({ type: CategoryEnum }),
    weight: t.field({ type: WeightEnum }),
    inspector: t.id(),
  }),
});

const IssueNoticesInput = builder.inputType('RectificationIssueNoticesInput', {
  fields: (t) => ({
    items: t.field({ type: [NoticeItemInput], required: true, description: 'At most 500' }),
    idempotencyKey: t.string({
      required: true,
      description: 'Chosen by the caller, new for each issue; the same call again goes on where it stopped',
    }),
    preview: t.boolean({ description: 'Judges every row and writes nothing' }),
  }),
});

interface ShownRow {
  readonly record: Row | null;
  readonly problems: readonly Problem[];
}

const NoticeRowType = builder.objectRef<ShownRow>('RectificationNoticeRow').implement({
  description: 'What came of one finding, in the order of the items',
  fields: (t) => ({
    record: t.field({ type: 'RectificationCase', nullable: true, resolve: ({ record }) => record }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

interface Issued {
  readonly notices: readonly Row[];
  readonly rows: readonly ShownRow[];
  readonly problems: readonly Problem[];
}

const payload = 'RectificationIssueNoticesPayload';
const IssueNoticesPayload = builder.objectRef<Issued>(payload).implement({
  description: 'Notices that carry a case now, a result per row, and what is wrong with the call as a whole',
  fields: (t) => ({
    notices: t.field({ type: ['Notice'], resolve: ({ notices }) => [...notices] }),
    rows: t.field({ type: [NoticeRowType], resolve: ({ rows }) => [...rows] }),
    problems: t.field({ type: [ProblemType], resolve: ({ problems }) => [...problems] }),
  }),
});

/** Reads rows by their numbers in one statement, with what the document asks of them. */
const readByIds = (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  type: 'RectificationCase' | 'Notice',
  ids: readonly number[],
  nodes: readonly FieldNode[],
): Promise<Row[]> =>
  readRows(info, context, {
    type,
    nodes,
    shape: `many ${sightShape(context)}`,
    args: { $ids: ids },
    base: ({ slot }) =>
      type === 'Notice'
        ? sql`select b.* from notice b where b.town_id = ${ownTown()} and b.id = any(${slot('$ids')}::bigint[])`
        : sql`select b.* from record b where b.town_id = ${ownTown()} and b.id = any(${slot('$ids')}::bigint[]) ${seenBy(context, workflows.rectification, 'b')}`,
    order: (alias) => at(alias, type === 'Notice' ? 'serial' : 'id'),
    hidden: { $row: (alias) => at(alias, 'id') },
  });

const shownRows = async (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  rows: readonly NoticeRow[],
): Promise<ShownRow[]> => {
  const nodes = nodesNamed(
    info,
    'RectificationNoticeRow',
    nodesNamed(info, payload, info.fieldNodes, 'rows'),
    'record',
  );
  const ids = rows.map(({ recordId }) => recordId);
  const read = nodes.length === 0 ? [] : await readByIds(info, context, 'RectificationCase', ids, nodes);
  const byId = new Map(read.map((row) => [hidden<number>(row, '$row'), row]));
  return rows.map(({ recordId, problems }) => ({ record: byId.get(recordId) ?? null, problems }));
};

/** An id from outside as a number; what is no id of the type becomes NaN, which no field takes. */
const reference = (type: NodeType, id: unknown): unknown =>
  id === null || id === undefined ? id : (decodeId(type, String(id)) ?? Number.NaN);

builder.mutationField('rectificationIssueNotices', (t) =>
  t.field({
    type: IssueNoticesPayload,
    description: '下发通知 · Issues notices for many findings: one per inspection and campus, a step per finding (I6)',
    args: { input: t.arg({ type: IssueNoticesInput, required: true }) },
    resolve: async (_root, { input }, context, info): Promise<Issued> => {
      const items = input.items.map(
        ({ id, expectedVersion, responsible, inspector, ...rest }): NoticeItem => ({
          recordId: idFrom('RectificationCase', id),
          expectedVersion,
          input: {
            ...rest,
            responsible: reference('Person', responsible),
            inspector: reference('Person', inspector),
          },
        }),
      );
      const answer = await issueNotices(context.deps, context.viewer, {
        items,
        key: input.idempotencyKey,
        preview: input.preview ?? false,
      });
      if (!answer.ok) return { notices: [], rows: [], problems: answer.problems };
      const wanted = nodesNamed(info, payload, info.fieldNodes, 'notices');
      const [notices, rows] = await Promise.all([
        wanted.length === 0 ? [] : readByIds(info, context, 'Notice', answer.noticeIds, wanted),
        shownRows(info, context, answer.rows),
      ]);
      return { notices, rows, problems: [] };
    },
  }),
);
