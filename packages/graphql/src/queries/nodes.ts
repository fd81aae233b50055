import { logCasesRead } from '@plumbline/operations';
import { type Workflow, workflows } from '@plumbline/workflows';
import { type FieldNode, type GraphQLResolveInfo, Kind } from 'graphql';
import { sql } from 'kysely';
import { badRequest } from '../bad-request.ts';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { type NodeType, readId } from '../global-id.ts';
import { largestPage } from '../read/connection.ts';
import { examSeen } from '../read/exam-scope.ts';
import { at } from '../read/fields.ts';
import { meetingSeen, supportSeen } from '../read/place-scope.ts';
import type { Sql } from '../read/plan.ts';
import { type Row, readRows, type Source } from '../read/read.ts';
import { ownTown, seenBy, sightShape } from '../read/record-scope.ts';
import { carriesSeen } from '../types/notice.ts';
import { recordTypeOf } from '../types/workflow-record.ts';
import { delegationSeen } from './delegations.ts';

/** Tables of the types that a global id opens; files and events are opened through their records only. */
const tables: Partial<Record<NodeType, string>> = {
  RectificationCase: 'record',
  Request: 'record',
  Agreement: 'record',
  Sanction: 'record',
  Unit: 'unit',
  Person: 'person',
  Post: 'post',
  Inspection: 'inspection',
  Notice: 'notice',
  Exam: 'exam',
  Support: 'support',
  Reobservation: 'reobservation',
  Meeting: 'meeting',
  Delegation: 'delegation',
};

const conditionOf = (type: NodeType, context: GraphqlContext): Sql => {
  if (type === 'Notice') return carriesSeen('b');
  if (type === 'Exam') return examSeen('b');
  if (type === 'Support') return sql`and ${supportSeen('b')}`;
  if (type === 'Delegation') return delegationSeen();
  if (type === 'Meeting') return sql`and ${meetingSeen('b')}`;
  if (type === 'Reobservation')
    return sql`and exists (select from support s where s.town_id = b.town_id and s.id = b.support_id and ${supportSeen('s')})`;
  const workflow = Object.values<Workflow>(workflows).find(({ name }) => recordTypeOf(name) === type);
  return workflow === undefined ? sql`` : sql`and b.kind = ${sql.lit(workflow.name)} ${seenBy(context, workflow, 'b')}`;
};

/** One object by its type and number, as a source of at most one row: none if the viewer does not see it. */
export const nodeSource = (
  context: GraphqlContext,
  type: NodeType,
  id: number,
  nodes: readonly FieldNode[],
): Source | null => {
  const table = tables[type];
  if (table === undefined) return null;
  return {
    type,
    nodes,
    shape: `node ${sightShape(context)}`,
    args: { $id: id },
    base: ({ slot }) =>
      sql`select b.* from ${sql.table(table)} b where b.town_id = ${ownTown()} and b.id = ${slot('$id')}::bigint ${conditionOf(type, context)}`,
    order: (alias) => at(alias, 'id'),
    hidden: { $type: () => sql`${sql.lit(type)}` },
  };
};

/** Reads one object by its type and number, if the viewer sees it. */
export const readNode = async (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  type: NodeType,
  id: number,
  nodes: readonly FieldNode[] = info.fieldNodes,
): Promise<Row | null> => {
  const source = nodeSource(context, type, id, nodes);
  const [row] = source === null ? [] : await readRows(info, context, source);
  if (row !== undefined && type === 'Sanction') await logCasesRead(context.deps, context.viewer, 'case', [id]);
  return row ?? null;
};

const open = async (info: GraphQLResolveInfo, context: GraphqlContext, globalId: string): Promise<Row | null> => {
  const found = readId(globalId);
  if (found === null) return null;
  const selecting = info.fieldNodes.filter(({ selectionSet }) => selectionSet?.kind === Kind.SELECTION_SET);
  return readNode(info, context, found.type, found.id, selecting);
};

builder.queryFields((t) => ({
  node: t.field({
    type: 'Node',
    nullable: true,
    description: 'An object by its global id; a hidden one is as a missing one',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context, info) => open(info, context, id),
  }),
  nodes: t.field({
    type: ['Node'],
    nullable: { list: false, items: true },
    description: 'Objects by their global ids, at most 200; a hidden one is as a missing one',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > largestPage)
        throw badRequest(context, [
          `ids 有 ${ids.length} 个，最多 ${largestPage} 个；请分几次查询`,
          `There are ${ids.length} ids, at most ${largestPage} are taken; ask for them in parts`,
        ]);
      return Promise.all(ids.map((id) => open(info, context, id)));
    },
  }),
}));
