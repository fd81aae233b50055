import { logCasesRead } from '@plumbline/operations';
import type { Workflow } from '@plumbline/workflows';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import type { GraphqlContext } from '../context.ts';
import { at, hidden } from './fields.ts';
import type { Sql } from './plan.ts';
import { type Row, readRows } from './read.ts';
import { ownTown, seenBy, sightShape } from './record-scope.ts';

/**
 * Reads one record of a workflow by its number.
 * @param seen the condition that the caller sees record `b`; left out, that of the workflow itself
 * @returns `null` where there is none, or the caller does not see it
 */
export const readByNumber = async (
  info: GraphQLResolveInfo,
  context: GraphqlContext,
  type: string,
  workflow: Workflow,
  args: { readonly number: string },
  seen: () => Sql = () => seenBy(context, workflow, 'b'),
): Promise<Row | null> => {
  const [row] = await readRows(info, context, {
    type,
    nodes: info.fieldNodes,
    shape: sightShape(context),
    args,
    base: ({ slot: argument }) =>
      sql`select b.* from record b where b.town_id = ${ownTown()} and b.kind = ${sql.lit(workflow.name)} and b.number = ${argument('number')} ${seen()}`,
    order: (alias) => at(alias, 'id'),
    hidden: { $read: (alias) => at(alias, 'id') },
  });
  if (row === undefined) return null;
  if (type === 'Sanction') await logCasesRead(context.deps, context.viewer, 'case', [hidden<number>(row, '$read')]);
  return row;
};
