import { statesTagged, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import { at } from './fields.ts';
import type { Sql } from './plan.ts';

/** States of a closed case, as constants of a statement. */
export const closedStates: Sql = sql.join(
  [...statesTagged(workflows.rectification, 'closed')].map((state) => sql.lit(state)),
);

/** The condition that `closing` is an event which closed a record: a later one that leaves it closed is not. */
export const closing = (
  record: string,
): Sql => sql`closing.town_id = ${at(record, 'town_id')} and closing.record_id = ${at(record, 'id')}
  and closing.state in (${closedStates}) and not exists (select from event former where former.town_id = closing.town_id
    and former.record_id = closing.record_id and former.version = closing.version - 1 and former.state in (${closedStates}))`;
