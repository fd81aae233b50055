import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { toList, workflows } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, type Problem, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { addStatementItem, lockAgendas, statementTitle } from '../sanction/statement-item.ts';
import { rootOf, type TownFacts, todayOf, townFacts } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { mayEditMeeting, meetingSight } from './sight.ts';

/** Kinds of meeting. */
export const meetingKinds = {
  qualityAnalysis: ['质量分析会', 'Quality-analysis meeting'],
  leadingGroup: ['领导小组会', 'Meeting of the leading group'],
  other: ['其他会议', 'Other meeting'],
} as const;

/** A kind of meeting. */
export type MeetingKind = keyof typeof meetingKinds;

/** What is wanted of a new meeting, in its smallest form. */
export interface NewMeeting {
  /** Left out: the town. */
  readonly unitId?: number | null | undefined;
  readonly kind: string;
  readonly title: string;
  readonly heldOn: string;
  readonly place?: string | null | undefined;
  /** Items of the agenda in their order. */
  readonly items?: readonly string[] | null | undefined;
}

const mostItems = 50;
const longestMinutes = 50_000;

const fault = (path: string, zh: string, en: string): InputFault => ({ path: [path], text: [zh, en] });

const faultsOfItems = (items: readonly string[] | null | undefined): InputFault[] => {
  if (items == null) return [];
  if (items.length > mostItems)
    return [
      fault(
        'items',
        `议程有 ${items.length} 项，最多 ${mostItems} 项`,
        `The agenda has ${items.length} items; ${mostItems} at most`,
      ),
    ];
  return items.flatMap((item, index) =>
    checkText('items', ['议程', 'Item'], item, 200).map(({ text }) => ({ path: ['items', String(index)], text })),
  );
};

const faultsOf = ({ title, place, items }: Partial<Pick<NewMeeting, 'title' | 'place' | 'items'>>): InputFault[] => [
  ...(title === undefined ? [] : checkText('title', ['会议名称', 'Title'], title, 120)),
  ...(place == null || place.trim() === '' ? [] : checkText('place', ['地点', 'Place'], place, 120)),
  ...faultsOfItems(items),
];

const notKeeper = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotAllowed', [
    '会议由教导处登记；请联系他们',
    'Meetings are entered by academic affairs; please ask them',
  ]);

const noMeeting = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotFound', ['没有这次会议，或您无权查看', 'There is no such meeting, or you may not see it'], {
    path: ['id'],
  });

/** Puts items of the agenda after one another, from a position on. */
const insertItems = (townId: number, meetingId: number, items: readonly string[]) =>
  sql`insert into meeting_item (town_id, meeting_id, position, title)
    select ${townId}::int, ${meetingId}::bigint,
      (select coalesce(max(o.position), 0) from meeting_item o where o.town_id = ${townId}::int and o.meeting_id = ${meetingId}::bigint) + place, title
    from unnest(${items.map((item) => item.trim())}::text[]) with ordinality as u(title, place)`.compile(sqlOf);

/** Statements in effect that no meeting has heard yet and that stand on no agenda. */
const waitingStatements = (tx: Transaction, townId: number, today: string) =>
  tx.run<{ id: number; campus: string }>(
    sql<{ id: number; campus: string }>`select r.id, u.name as campus from sanction_effect e
      join record r on r.town_id = e.town_id and r.id = e.record_id
      join unit u on u.town_id = e.town_id and u.id = e.unit_id
      where e.town_id = ${townId}::int and e.kind = 'statement' and e.revoked_on is null and e.lifted_on is null and e.done_on is null
        and e.ends_on >= ${today}::date and r.state = any(${[...toList(workflows.sanction.steps['complete']?.from)]}::text[])
        and not exists (select from meeting_item i where i.town_id = e.town_id and i.record_id = e.record_id)
      order by e.starts_on, r.id`.compile(sqlOf),
  );

/**
 * Enters a meeting with its agenda. The town's quality-analysis meeting (Q5) takes up every statement that still waits for
 * one, unless it has been held already.
 */
export const meetingCreate = async (
  deps: Deps,
  viewer: Viewer,
  { unitId, kind, title, heldOn, place, items }: NewMeeting,
): Promise<Answer<{ meetingId: number }>> => {
  const { townId } = viewer;
  const town = await townFacts(deps, townId);
  const at = deps.clock();
  const unit = unitId ?? rootOf(town);
  if (!mayEditMeeting(town, viewer, { unitId: unit })) return notKeeper(viewer);
  const faults = faultsOf({ title, place, items });
  if (!Object.hasOwn(meetingKinds, kind))
    faults.push(
      fault(
        'kind',
        `没有“${kind}”这种会议；请从列表中选`,
        `There is no meeting of the kind “${kind}”; choose from the list`,
      ),
    );
  if (!town.units.has(unit))
    faults.push(fault('unit', '没有这个单位；请另选', 'There is no such unit; please choose another'));
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  return transaction(deps.pool, viewer, async (tx): Promise<Answer<{ meetingId: number }>> => {
    await lockAgendas(tx, townId);
    const made = await tx.first(
      sqlOf
        .insertInto('meeting')
        .values({
          town_id: townId,
          unit_id: unit,
          kind,
          title: title.trim(),
          held_on: heldOn,
          place: place?.trim() || null,
          entered_by: viewer.personId,
          at,
        })
        .returning('id'),
    );
    if (made === undefined) throw new Error('The meeting was not inserted.');
    if (items != null && items.length > 0) await tx.run(insertItems(townId, made.id, items));
    if (kind === 'qualityAnalysis' && heldOn >= todayOf(town, at))
      for (const { id, campus } of await waitingStatements(tx, townId, todayOf(town, at)))
        await tx.run(addStatementItem(townId, made.id, id, statementTitle(campus)));
    return { ok: true, meetingId: made.id };
  });
};

interface MeetingRow {
  readonly unit_id: number;
  readonly kind: string;
  readonly held_on: string;
  readonly minutes: string | null;
}

const changeMeeting = async (
  deps: Deps,
  viewer: Viewer,
  meetingId: number,
  change: (tx: Transaction, meeting: MeetingRow, town: TownFacts) => Promise<readonly InputFault[]>,
): Promise<Answer<{ meetingId: number }>> => {
  const { townId } = viewer;
  const town = await townFacts(deps, townId);
  return transaction(deps.pool, viewer, async (tx): Promise<Answer<{ meetingId: number }>> => {
    await lockAgendas(tx, townId);
    const meeting = await tx.first<MeetingRow>(
      sqlOf
        .selectFrom('meeting')
        .where('town_id', '=', townId)
        .where('id', '=', meetingId)
        .select(['unit_id', 'kind', 'held_on', 'minutes']),
    );
    if (meeting === undefined) return noMeeting(viewer);
    if (!mayEditMeeting(town, viewer, { unitId: meeting.unit_id })) {
      const sight = meetingSight(town, viewer);
      return sight.all || sight.units.includes(meeting.unit_id) ? notKeeper(viewer) : noMeeting(viewer);
    }
    const faults = await change(tx, meeting, town);
    return faults.length > 0 ? refuseInput(viewer.locale, faults) : { ok: true, meetingId };
  });
};

/** What is changed of a meeting; what is left out stays. */
export interface MeetingChange {
  readonly meetingId: number;
  readonly title?: string | null | undefined;
  readonly heldOn?: string | null | undefined;
  readonly place?: string | null | undefined;
  /** Replaces the items that are no statements; those stay, behind them. */
  readonly items?: readonly string[] | null | undefined;
}

const replaceItems = async (tx: Transaction, townId: number, meetingId: number, items: readonly string[]) => {
  const statements = await tx.run(
    sqlOf
      .selectFrom('meeting_item')
      .where('town_id', '=', townId)
      .where('meeting_id', '=', meetingId)
      .where('record_id', 'is not', null)
      .orderBy('position')
      .select(['title', 'record_id']),
  );
  await tx.run(sqlOf.deleteFrom('meeting_item').where('town_id', '=', townId).where('meeting_id', '=', meetingId));
  if (items.length > 0) await tx.run(insertItems(townId, meetingId, items));
  for (const { title, record_id } of statements)
    if (record_id !== null) await tx.run(addStatementItem(townId, meetingId, record_id, title));
};

/** Changes a meeting that has no minutes yet. */
export const meetingUpdate = (
  deps: Deps,
  viewer: Viewer,
  { meetingId, title, heldOn, place, items }: MeetingChange,
): Promise<Answer<{ meetingId: number }>> =>
  changeMeeting(deps, viewer, meetingId, async (tx, { minutes }) => {
    if (minutes !== null)
      return [
        fault(
          'id',
          '会议已有记录，不能再改；可以补充会议记录',
          'The meeting has its minutes and is changed no more; its minutes may be',
        ),
      ];
    const faults = faultsOf({ ...(title != null && { title }), place, items });
    if (faults.length > 0) return faults;
    const values = {
      ...(title != null && { title: title.trim() }),
      ...(heldOn != null && { held_on: heldOn }),
      ...(place !== undefined && { place: place?.trim() || null }),
    };
    if (Object.keys(values).length > 0)
      await tx.run(
        sqlOf.updateTable('meeting').set(values).where('town_id', '=', viewer.townId).where('id', '=', meetingId),
      );
    if (items != null) await replaceItems(tx, viewer.townId, meetingId, items);
    return [];
  });

/** Keeps the minutes of a meeting that has been held; a later version replaces the text. */
export const meetingMinutes = (
  deps: Deps,
  viewer: Viewer,
  { meetingId, minutes }: { readonly meetingId: number; readonly minutes: string },
): Promise<Answer<{ meetingId: number }>> =>
  changeMeeting(deps, viewer, meetingId, async (tx, { held_on }, town) => {
    const at = deps.clock();
    const today = todayOf(town, at);
    if (held_on > today)
      return [
        fault(
          'minutes',
          `会议定在 ${held_on}，还没有开；会后再写记录`,
          `The meeting takes place on ${held_on}; write its minutes after it`,
        ),
      ];
    const faults = checkText('minutes', ['会议记录', 'Minutes'], minutes, longestMinutes);
    if (faults.length > 0) return faults;
    await tx.run(
      sqlOf
        .updateTable('meeting')
        .set({ minutes: minutes.trim(), minutes_by: viewer.personId, minutes_at: at })
        .where('town_id', '=', viewer.townId)
        .where('id', '=', meetingId),
    );
    return [];
  });
