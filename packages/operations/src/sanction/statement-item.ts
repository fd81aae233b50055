import { sqlOf, type Transaction } from '@plumbline/database';
import { sanctionMeasures } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Reader } from '../agreement/figures.ts';
import type { Query } from '../record/feature.ts';

/** A meeting that hears a statement. */
export interface HearingMeeting {
  readonly id: number;
  readonly title: string;
  readonly heldOn: string;
  readonly hasMinutes: boolean;
}

/** What changes the agenda of meetings waits for whoever else does. */
export const lockAgendas = (tx: Pick<Transaction, 'run'>, townId: number): Promise<unknown> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`meeting/${townId}`}, 0))`.compile(sqlOf));

/** The town's next quality-analysis meeting from a day on that has no minutes yet. */
export const nextMeeting = async (reader: Reader, townId: number, from: string): Promise<HearingMeeting | null> => {
  const [row] = await reader.run(
    sqlOf
      .selectFrom('meeting')
      .where('town_id', '=', townId)
      .where('kind', '=', 'qualityAnalysis')
      .where('held_on', '>=', from)
      .where('minutes', 'is', null)
      .orderBy('held_on')
      .orderBy('id')
      .limit(1)
      .select(['id', 'title', 'held_on']),
  );
  return row === undefined ? null : { id: row.id, title: row.title, heldOn: row.held_on, hasMinutes: false };
};

/** The meeting on whose agenda a consequence stands. */
export const meetingOf = async (reader: Reader, townId: number, recordId: number): Promise<HearingMeeting | null> => {
  const [row] = await reader.run<{ id: number; title: string; held_on: string; minutes: boolean }>(
    sql<{
      id: number;
      title: string;
      held_on: string;
      minutes: boolean;
    }>`select m.id, m.title, m.held_on, m.minutes is not null as minutes from meeting_item i
      join meeting m on m.town_id = i.town_id and m.id = i.meeting_id
      where i.town_id = ${townId}::int and i.record_id = ${recordId}::bigint`.compile(sqlOf),
  );
  return row === undefined ? null : { id: row.id, title: row.title, heldOn: row.held_on, hasMinutes: row.minutes };
};

/** The statement that puts a consequence on a meeting's agenda, at its end. */
export const addStatementItem = (townId: number, meetingId: number, recordId: number, title: string): Query =>
  sql`insert into meeting_item (town_id, meeting_id, position, title, record_id)
    select ${townId}::int, ${meetingId}::bigint, coalesce(max(position), 0) + 1, ${title}, ${recordId}::bigint
    from meeting_item where town_id = ${townId}::int and meeting_id = ${meetingId}::bigint
    having not exists (select from meeting_item o where o.town_id = ${townId}::int and o.record_id = ${recordId}::bigint)`.compile(
    sqlOf,
  );

/** The statement that takes a consequence off the agenda of a meeting that has not been minuted. */
export const removeStatementItem = (townId: number, recordId: number): Query =>
  sql`delete from meeting_item i using meeting m
    where i.town_id = ${townId}::int and i.record_id = ${recordId}::bigint and m.town_id = i.town_id and m.id = i.meeting_id and m.minutes is null`.compile(
    sqlOf,
  );

/** The statement that adds to a meeting's minutes. */
export const addToMinutes = (
  townId: number,
  meetingId: number,
  text: string,
  by: { readonly personId: number | null; readonly at: Date },
): Query =>
  sql`update meeting set minutes = case when minutes is null then ${text} else minutes || ${`\n\n${text}`} end,
      minutes_by = coalesce(${by.personId}::bigint, minutes_by), minutes_at = ${by.at}::timestamptz
    where town_id = ${townId}::int and id = ${meetingId}::bigint`.compile(sqlOf);

/** How the statement of a campus is named on an agenda and in minutes. */
export const statementTitle = (campus: string): string => `${campus}：${sanctionMeasures.statement[0]}`;

/** The statements that put a consequence on the agenda of another meeting than before. */
export const moveStatementItem = (
  townId: number,
  meetingId: number,
  recordId: number,
  title: string,
): readonly Query[] => [
  sqlOf.deleteFrom('meeting_item').where('town_id', '=', townId).where('record_id', '=', recordId),
  addStatementItem(townId, meetingId, recordId, title),
];
