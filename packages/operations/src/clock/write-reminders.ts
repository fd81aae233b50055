import type { Transaction } from '@plumbline/database';
import { namedStatement } from '../record/named-statement.ts';
import type { DueRecord } from './due-records.ts';

/**
 * Reminders and what is to be sent, in one statement: what is there already stays as it is, and only what was written
 * here is sent. The primary key decides, whoever else sweeps at this moment.
 */
const write = namedStatement<{ readonly written: number }>(`
  with given as (
    select * from json_to_recordset(:rows::json)
      as g (record_id bigint, deadline text, rung int, due_on date, reminder text, passed_over boolean, confidential boolean, told jsonb)),
  written as (
    insert into reminder (town_id, record_id, deadline, rung, due_on, reminder, at, passed_over, confidential)
    select :town::int, record_id, deadline, rung, due_on, reminder, :at::timestamptz, passed_over, confidential from given
    on conflict do nothing
    returning record_id, deadline, rung, due_on),
  announced as (
    insert into outbox (town_id, key, topic, body, created_at, confidential)
    select :town::int, concat_ws(':', 'reminder', record_id, deadline, rung, to_char(due_on, 'YYYY-MM-DD')), 'reminder',
      jsonb_build_object('recordId', record_id, 'deadline', deadline, 'rung', rung, 'dueOn', due_on, 'reminder', reminder, 'to', told),
      :at::timestamptz, confidential
    from written join given using (record_id, deadline, rung, due_on) where not passed_over)
  select count(*)::int as written from written`);

const rowsOf = (record: DueRecord, told: readonly number[]) => {
  const { window, confidential } = record;
  const common = { record_id: record.id, confidential, deadline: window.deadline, due_on: record.dueOn };
  return [
    ...window.earlier.map((rung) => ({ ...common, ...rung, passed_over: true, told: [] })),
    { ...common, rung: window.rung, reminder: window.reminder, passed_over: false, told },
  ];
};

/**
 * Writes the reminders of locked records.
 * @param told who is told of each record's last rung
 * @returns how many reminders were written, with those that were passed over
 */
export const writeReminders = async (
  tx: Transaction,
  townId: number,
  at: Date,
  told: ReadonlyMap<DueRecord, readonly number[]>,
): Promise<number> => {
  const rows = [...told].flatMap(([record, persons]) => rowsOf(record, persons));
  const answer = await tx.first(write({ town: townId, at, rows: JSON.stringify(rows) }));
  return answer?.written ?? 0;
};
