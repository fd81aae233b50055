import { sqlOf, type Transaction, transaction } from '@plumbline/database';
import { supportKinds } from '@plumbline/workflows';
import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, type Problem, refuse, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { allows } from '../rights/declare.ts';
import { supportRights } from '../rights/support.ts';
import { type TownFacts, todayOf, townFacts, unitAndAbove } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { mayEditSupport } from './sight.ts';

/** A kind of help. */
export type SupportKind = keyof typeof supportKinds;

/** What is wanted of a new entry in the register of help (I3). */
export interface NewSupport {
  readonly personId: number;
  /** Left out: the unit of the person's first post. */
  readonly unitId?: number | null | undefined;
  readonly kind: string;
  readonly mentorId?: number | null | undefined;
  readonly measures: string;
  readonly fromOn: string;
  readonly untilOn?: string | null | undefined;
  /** Times that are planned. */
  readonly planned?: number | null | undefined;
}

const longest = 1000;
const mostTimes = 500;

const fault = (path: string, zh: string, en: string): InputFault => ({ path: [path], text: [zh, en] });

const faultsOfDays = (fromOn: string, untilOn: string | null | undefined): InputFault[] =>
  untilOn != null && untilOn < fromOn
    ? [
        fault(
          'until',
          `止于 ${untilOn}，早于起始 ${fromOn}；请改日期`,
          `It ends on ${untilOn}, before it begins on ${fromOn}; please change the days`,
        ),
      ]
    : [];

const faultsOfTimes = (path: string, times: number | null | undefined): InputFault[] =>
  times == null || (Number.isInteger(times) && times >= 0 && times <= mostTimes)
    ? []
    : [
        fault(
          path,
          `次数是 ${times}，应为 0 到 ${mostTimes} 的整数`,
          `The number of times is ${times}; a whole number from 0 to ${mostTimes} was expected`,
        ),
      ];

/** The refusal for whoever may not keep the register for somebody. */
export const notKeeper = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotAllowed', [
    '帮扶登记由教导处或本片校长填写；请联系他们',
    'The register of help is kept by academic affairs and the campus head; please ask them',
  ]);

const noEntry = ({ locale }: Viewer): { ok: false; problems: readonly Problem[] } =>
  refuse(locale, 'NotFound', ['没有这条帮扶登记，或您无权查看', 'There is no such entry, or you may not see it'], {
    path: ['id'],
  });

const peopleWithPosts = (tx: Transaction, townId: number, people: readonly number[], today: string) =>
  tx.run<{ id: number; unit_id: number | null }>(
    sql<{
      id: number;
      unit_id: number | null;
    }>`select p.id, (select o.unit_id from post o where o.town_id = p.town_id and o.person_id = p.id
        and o.from_on <= ${today}::date and o.to_on >= ${today}::date order by o.id limit 1) as unit_id
      from person p where p.town_id = ${townId}::int and p.id = any(${people}::bigint[])`.compile(sqlOf),
  );

const faultsOfNew = (
  town: TownFacts,
  { kind, measures, fromOn, untilOn, planned, unitId, personId, mentorId }: NewSupport,
) => {
  const faults: InputFault[] = [
    ...checkText('measures', ['具体措施', 'Measures'], measures, longest),
    ...faultsOfDays(fromOn, untilOn),
    ...faultsOfTimes('planned', planned),
  ];
  if (!Object.hasOwn(supportKinds, kind))
    faults.push(
      fault(
        'kind',
        `没有“${kind}”这种帮扶；请从列表中选`,
        `There is no help of the kind “${kind}”; choose from the list`,
      ),
    );
  if (unitId != null && !town.units.has(unitId))
    faults.push(fault('unit', '没有这个单位；请另选', 'There is no such unit; please choose another'));
  if (mentorId != null && mentorId === personId)
    faults.push(fault('mentor', '帮扶人不能是本人，请另选', 'Nobody is their own mentor; choose another'));
  return faults;
};

/** Enters help that a teacher is given. */
export const supportAdd = async (
  deps: Deps,
  viewer: Viewer,
  wanted: NewSupport,
): Promise<Answer<{ supportId: number }>> => {
  const { townId } = viewer;
  const town = await townFacts(deps, townId);
  const at = deps.clock();
  const faults = faultsOfNew(town, wanted);
  if (faults.length > 0) return refuseInput(viewer.locale, faults);
  const { personId, mentorId = null } = wanted;
  return transaction(deps.pool, viewer, async (tx): Promise<Answer<{ supportId: number }>> => {
    const asked = [personId, ...(mentorId === null ? [] : [mentorId])];
    const people = await peopleWithPosts(tx, townId, asked, todayOf(town, at));
    const person = people.find(({ id }) => id === personId);
    const unitId = wanted.unitId ?? person?.unit_id ?? null;
    if (unitId === null || !mayEditSupport(town, viewer, { unitId, personId })) return notKeeper(viewer);
    if (person === undefined || people.length < new Set(asked).size)
      return refuseInput(viewer.locale, [
        fault(
          person === undefined ? 'person' : 'mentor',
          '没有这个人；请另选',
          'There is no such person; please choose another',
        ),
      ]);
    // The place of the entry is the person's own: it decides who reads it.
    if (person.unit_id !== null && !isAt(town, person.unit_id, unitId))
      return refuseInput(viewer.locale, [
        fault('unit', '此人不在这个单位；请另选', 'This person is not in that unit; please choose another'),
      ]);
    const made = await tx.first(
      sqlOf
        .insertInto('support')
        .values({
          town_id: townId,
          person_id: personId,
          unit_id: unitId,
          kind: wanted.kind,
          mentor_id: mentorId,
          measures: wanted.measures.trim(),
          from_on: wanted.fromOn,
          until_on: wanted.untilOn ?? null,
          planned: wanted.planned ?? null,
          entered_by: viewer.personId,
          at,
        })
        .returning('id'),
    );
    if (made === undefined) throw new Error('The entry was not inserted.');
    return { ok: true, supportId: made.id };
  });
};

const isAt = (town: TownFacts, own: number, unitId: number): boolean =>
  unitAndAbove(town, own).includes(unitId) || unitAndAbove(town, unitId).includes(own);

interface Entry {
  readonly person_id: number;
  readonly unit_id: number;
  readonly from_on: string;
  readonly until_on: string | null;
  readonly ended_on: string | null;
}

/** Runs a change of an entry, for whoever keeps it. */
export const changeEntry = async <Value extends object>(
  deps: Deps,
  viewer: Viewer,
  supportId: number,
  change: (tx: Transaction, entry: Entry, town: TownFacts) => Promise<Answer<Value>>,
): Promise<Answer<Value>> => {
  const town = await townFacts(deps, viewer.townId);
  return transaction(deps.pool, viewer, async (tx) => {
    const entry = await tx.first<Entry>(
      sqlOf
        .selectFrom('support')
        .where('town_id', '=', viewer.townId)
        .where('id', '=', supportId)
        .forUpdate()
        .select(['person_id', 'unit_id', 'from_on', 'until_on', 'ended_on']),
    );
    if (entry === undefined) return noEntry(viewer);
    if (!mayEditSupport(town, viewer, { unitId: entry.unit_id, personId: entry.person_id }))
      return seesEntry(town, viewer, entry) ? notKeeper(viewer) : noEntry(viewer);
    return change(tx, entry, town);
  });
};

/** Whether somebody may know that the entry is there. */
const seesEntry = (town: TownFacts, viewer: Viewer, entry: Entry): boolean =>
  allows(supportRights.read, viewer, { town, unitId: entry.unit_id, own: entry.person_id === viewer.personId });

/** What is changed of an entry; what is left out stays. */
export interface SupportChange {
  readonly supportId: number;
  readonly measures?: string | null | undefined;
  readonly untilOn?: string | null | undefined;
  readonly planned?: number | null | undefined;
  readonly held?: number | null | undefined;
  readonly effect?: string | null | undefined;
}

const hasEnded = ({ locale }: Viewer, on: string) =>
  refuse(locale, 'InvalidInput', [
    `这条帮扶已于 ${on} 结束，不能再改；请另登记一条`,
    `This help ended on ${on} and is changed no more; enter another`,
  ]);

const keep = (townId: number, supportId: number, values: Readonly<Record<string, unknown>>) =>
  sqlOf.updateTable('support').set(values).where('town_id', '=', townId).where('id', '=', supportId);

/** Changes an entry that has not ended. */
export const supportUpdate = (
  deps: Deps,
  viewer: Viewer,
  { supportId, measures, untilOn, planned, held, effect }: SupportChange,
): Promise<Answer<{ supportId: number }>> =>
  changeEntry(deps, viewer, supportId, async (tx, entry): Promise<Answer<{ supportId: number }>> => {
    if (entry.ended_on !== null) return hasEnded(viewer, entry.ended_on);
    const faults = [
      ...(measures == null ? [] : checkText('measures', ['具体措施', 'Measures'], measures, longest)),
      ...(effect == null ? [] : checkText('effect', ['成效', 'Effect'], effect, longest)),
      ...faultsOfDays(entry.from_on, untilOn),
      ...faultsOfTimes('planned', planned),
      ...faultsOfTimes('held', held),
    ];
    if (faults.length > 0) return refuseInput(viewer.locale, faults);
    const values = {
      ...(measures != null && { measures: measures.trim() }),
      ...(untilOn !== undefined && { until_on: untilOn }),
      ...(planned !== undefined && { planned }),
      ...(held != null && { held }),
      ...(effect != null && { effect: effect.trim() }),
    };
    if (Object.keys(values).length > 0) await tx.run(keep(viewer.townId, supportId, values));
    return { ok: true, supportId };
  });

/** Ends an entry with what came of it. */
export const supportEnd = (
  deps: Deps,
  viewer: Viewer,
  { supportId, on, effect }: { readonly supportId: number; readonly on: string; readonly effect: string },
): Promise<Answer<{ supportId: number }>> =>
  changeEntry(deps, viewer, supportId, async (tx, entry, town): Promise<Answer<{ supportId: number }>> => {
    if (entry.ended_on !== null) return hasEnded(viewer, entry.ended_on);
    const today = todayOf(town, deps.clock());
    const faults: InputFault[] = checkText('effect', ['成效', 'Effect'], effect, longest);
    if (on < entry.from_on || on > today)
      faults.push(
        fault(
          'on',
          `结束日期是 ${on}，应在开始 ${entry.from_on} 到今天 ${today} 之间`,
          `It ends on ${on}; a day from its beginning, ${entry.from_on}, to today, ${today}, was expected`,
        ),
      );
    if (faults.length > 0) return refuseInput(viewer.locale, faults);
    await tx.run(keep(viewer.townId, supportId, { ended_on: on, effect: effect.trim() }));
    return { ok: true, supportId };
  });
