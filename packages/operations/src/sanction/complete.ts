import { sqlOf, type Transaction } from '@plumbline/database';
import type { Effect, Gathered, Gathering, Query } from '../record/feature.ts';
import { faultAt, faultsOfDay } from './faults.ts';
import { contentOf } from './row.ts';
import { addToMinutes, type HearingMeeting, lockAgendas, meetingOf, statementTitle } from './statement-item.ts';

interface CarriedOut {
  readonly meeting: HearingMeeting | null;
  /** Of a rotation. */
  readonly toUnitName: string | null;
  /** Of the campus whose head made the statement. */
  readonly campus: string;
}

/** Carrying out: on a day that has come; a statement is heard by a meeting that has taken place. */
export const gatherCompletion = async (tx: Transaction, gathering: Gathering): Promise<Gathered> => {
  const { town, today, input, record } = gathering;
  const { measure, id } = contentOf(record);
  const effect = await tx.first(
    sqlOf.selectFrom('sanction_effect').where('town_id', '=', town.id).where('record_id', '=', id).select('starts_on'),
  );
  const faults = faultsOfDay('doneOn', ['执行日期', 'The day on which it was carried out'], input['doneOn'], {
    from: effect?.starts_on ?? null,
    today,
  });
  if (faults.length > 0) return { faults };
  const toUnit = typeof input['toUnit'] === 'number' ? (town.units.get(input['toUnit'])?.name ?? null) : null;
  const campus = town.units.get(gathering.unitId)?.name ?? '';
  if (measure !== 'statement') return { known: { meeting: null, toUnitName: toUnit, campus } satisfies CarriedOut };
  await lockAgendas(tx, town.id);
  const meeting = await meetingOf(tx, town.id, id);
  if (meeting === null)
    return {
      faults: [
        faultAt(
          'statement',
          '还没有列入全镇质量分析会；请先建会议，再登记发言',
          'It is on the agenda of no quality-analysis meeting; create the meeting first',
        ),
      ],
    };
  if (meeting.heldOn > today)
    return {
      faults: [
        faultAt(
          'doneOn',
          `${meeting.title}定在 ${meeting.heldOn}，还没有开；会后再登记`,
          `${meeting.title} takes place on ${meeting.heldOn}; record the statement after it`,
        ),
      ],
    };
  return { known: { meeting, toUnitName: null, campus } satisfies CarriedOut };
};

const kept = ['course', 'attendance', 'result', 'toUnit', 'consent', 'consentReasons', 'order'] as const;

/** What was carried out is kept beside the effect; a statement goes into the meeting's minutes. */
export const keepCompletion = (effect: Effect): readonly Query[] => {
  const { townId, recordId, input, personId, at, known } = effect;
  const { meeting, toUnitName, campus } = known as CarriedOut;
  const details = {
    ...Object.fromEntries(kept.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]]))),
    ...(toUnitName !== null && { toUnitName }),
    ...(meeting !== null && { meetingId: meeting.id }),
  };
  return [
    sqlOf
      .updateTable('sanction_effect')
      .set({ done_on: String(input['doneOn']), carried_out: JSON.stringify(details), suspended: false })
      .where('town_id', '=', townId)
      .where('record_id', '=', recordId),
    ...(meeting === null
      ? []
      : [
          addToMinutes(townId, meeting.id, `${statementTitle(campus)}。${String(input['statement'])}`, {
            personId,
            at,
          }),
        ]),
  ];
};
