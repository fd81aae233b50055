import { readOnce, sqlOf } from '@plumbline/database';
import type { Text } from '@plumbline/terms';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { never } from '../record/todo.ts';
import { type NotificationKind, wordsOf } from './kinds.ts';

/** One line of a letter. */
export interface LetterLine {
  readonly kind: NotificationKind;
  /** The task, the step that was taken, or the reminder. */
  readonly words: Text;
  /** Name of the record's workflow; `null` where the reader may not see the record any more. */
  readonly workflow: string | null;
  /** Running number; `null` where the reader may not see the record any more. */
  readonly number: string | null;
  /** Title of the record; `null` for a confidential one, which no letter speaks of. */
  readonly title: string | null;
  readonly unit: string | null;
  /** The day by which the present state should be left. */
  readonly dueOn: string | null;
}

interface LineRow {
  readonly kind: NotificationKind;
  readonly reminder: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly workflow: string | null;
  readonly state: string | null;
  readonly due_on: string | null;
  readonly confidential: boolean | null;
  readonly unit: string | null;
  readonly step: string | null;
  readonly inYourName: boolean | null;
  readonly override: boolean | null;
}

/** What a letter to a person says, read with that person's own rights; most urgent first. */
export const readLetter = async (
  deps: Deps,
  { townId, personId, notificationIds }: { townId: number; personId: number; notificationIds: readonly number[] },
): Promise<readonly LetterLine[]> => {
  const rows = await readOnce<LineRow>(
    deps.pool,
    { townId, personId },
    sql<LineRow>`select n.kind, n.reminder, r.number, r.title, r.kind as workflow, r.state, r.due_on, r.confidential, u.name as unit, e.step,
        e.on_behalf_of = n.person_id as "inYourName", e.override
      from notification n
      left join record r on r.town_id = n.town_id and r.id = n.record_id
      left join unit u on u.town_id = r.town_id and u.id = r.unit_id
      left join event e on e.town_id = n.town_id and e.record_id = n.record_id and e.version = n.version
      where n.town_id = ${townId} and n.id = any(${[...notificationIds]}::bigint[])
      order by r.due_on nulls last, n.id`.compile(sqlOf),
  );
  return rows.map((row) => ({
    kind: row.kind,
    words: wordsOf(row),
    workflow: row.workflow,
    number: row.number,
    title: row.confidential === false ? row.title : null,
    unit: row.confidential === false ? row.unit : null,
    dueOn: row.due_on === never ? null : row.due_on,
  }));
};
