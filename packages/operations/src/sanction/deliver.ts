import { sqlOf, type Transaction } from '@plumbline/database';
import { localDay } from '@plumbline/rules';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import { type EffectDays, intendedDays } from './effect-days.ts';
import { faultAt, faultsOfDay } from './faults.ts';
import { contentOf } from './row.ts';
import { addStatementItem, type HearingMeeting, lockAgendas, nextMeeting, statementTitle } from './statement-item.ts';

interface Delivered {
  readonly days: EffectDays;
  readonly unitId: number;
  readonly unitName: string;
  readonly meeting: HearingMeeting | null;
}

/** The town's day on which a step was taken last. */
const dayOfStep = async (
  tx: Transaction,
  { town, record }: Pick<Gathering, 'town' | 'record'>,
  step: string,
): Promise<string | null> => {
  const row = await tx.first(
    sqlOf
      .selectFrom('event')
      .where('town_id', '=', town.id)
      .where('record_id', '=', record?.id ?? 0)
      .where('step', '=', step)
      .orderBy('version', 'desc')
      .limit(1)
      .select('at'),
  );
  return row === undefined ? null : localDay(new Date(row.at), town.zone);
};

/** Delivery: from when to when the consequence has effect, and which meeting hears a statement. */
export const gatherDelivery = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, input, record, unitId } = gathering;
  const { measure, yearId } = contentOf(record);
  const deliveredOn = String(input['deliveredOn']);
  const from = await dayOfStep(tx, gathering, 'decide');
  const faults = faultsOfDay('deliveredOn', ['送达日期', 'The day of delivery'], deliveredOn, { from, today });
  if (faults.length > 0) return { faults };
  const days = intendedDays(town, { measure, missedYearId: yearId, deliveredOn });
  if (days === null)
    return {
      faults: [
        faultAt(
          'deliveredOn',
          '这项处置应在的学年已经过去，送达也不再有效；请由主持人说明后了结',
          'The plan year for which it would hold is over, so delivering it has no effect any more; the chair should settle it',
        ),
      ],
    };
  if (measure === 'statement') await lockAgendas(tx, town.id);
  const meeting = measure === 'statement' ? await nextMeeting(tx, town.id, days.startsOn) : null;
  return {
    facts: { effect: days },
    known: { days, unitId, unitName: town.units.get(unitId)?.name ?? '', meeting } satisfies Delivered,
  };
};

/** Delivery begins the effect; a statement goes on the agenda of the next quality-analysis meeting. */
export const keepDelivery = ({ townId, recordId, record, known }: Effect): readonly Query[] => {
  const { days, unitId, unitName, meeting } = known as Delivered;
  const { measure, personId } = contentOf(record);
  return [
    sqlOf.insertInto('sanction_effect').values({
      town_id: townId,
      record_id: recordId,
      kind: measure,
      person_id: personId,
      unit_id: unitId,
      starts_on: days.startsOn,
      ends_on: days.endsOn,
    }),
    ...(meeting === null ? [] : [addStatementItem(townId, meeting.id, recordId, statementTitle(unitName))]),
  ];
};
