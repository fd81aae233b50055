import { type Workflow, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { at } from './fields.ts';
import type { Sql } from './plan.ts';
import { seenInside } from './record-scope.ts';

/** The condition that the viewer sees a record of whatever workflow, or the one beside which it runs. */
export const seenRecord = (alias: string): Sql => {
  const seen = (record: string) =>
    sql`case ${at(record, 'kind')} ${sql.join(
      Object.values<Workflow>(workflows).map(
        (workflow) => sql`when ${sql.lit(workflow.name)} then ${seenInside(workflow, record)}`,
      ),
      sql` `,
    )} else false end`;
  return sql`(${seen(alias)} or (${at(alias, 'parent_id')} is not null and exists (select from record parent
    where parent.town_id = ${at(alias, 'town_id')} and parent.id = ${at(alias, 'parent_id')} and ${seen('parent')})))`;
};
