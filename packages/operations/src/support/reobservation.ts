import { sqlOf } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import { checkText } from '../people/check-text.ts';
import { type Answer, refuseInput } from '../problem.ts';
import type { InputFault } from '../record/parse-input.ts';
import { todayOf } from '../town/facts.ts';
import type { Viewer } from '../viewer.ts';
import { changeEntry } from './support.ts';

/** What a re-observation found. */
export const reobservationResults = {
  good: ['有明显改进', 'Clearly better'],
  fair: ['有所改进', 'Somewhat better'],
  weak: ['仍需帮扶', 'Still needs help'],
} as const;

/** What is wanted of a new re-observation 复听课 in its smallest form. */
export interface NewReobservation {
  readonly supportId: number;
  readonly observedOn: string;
  /** Left out: who enters it. */
  readonly observerId?: number | null | undefined;
  readonly result: string;
  readonly remark?: string | null | undefined;
}

/** Enters that a helped teacher was observed again, by whom, and what was found (I3). */
export const reobservationAdd = (
  deps: Deps,
  viewer: Viewer,
  { supportId, observedOn, observerId, result, remark }: NewReobservation,
): Promise<Answer<{ supportId: number; reobservationId: number }>> =>
  changeEntry(
    deps,
    viewer,
    supportId,
    async (tx, entry, town): Promise<Answer<{ supportId: number; reobservationId: number }>> => {
      const at = deps.clock();
      const today = todayOf(town, at);
      const observer = observerId ?? viewer.personId;
      const faults: InputFault[] = remark == null ? [] : checkText('remark', ['说明', 'Remark'], remark, 1000);
      const fault = (path: string, zh: string, en: string) => faults.push({ path: [path], text: [zh, en] });
      if (!Object.hasOwn(reobservationResults, result))
        fault(
          'result',
          `没有“${result}”这种结果；请从列表中选`,
          `There is no result “${result}”; choose from the list`,
        );
      if (observedOn < entry.from_on || observedOn > today)
        fault(
          'observedOn',
          `听课日期是 ${observedOn}，应在帮扶开始 ${entry.from_on} 到今天 ${today} 之间`,
          `It was observed on ${observedOn}; a day from the beginning of the help, ${entry.from_on}, to today, ${today}, was expected`,
        );
      if (observer === entry.person_id)
        fault('observer', '听课人不能是本人，请另选', 'Nobody observes their own lesson; choose another');
      const known = await tx.first(
        sqlOf.selectFrom('person').where('town_id', '=', viewer.townId).where('id', '=', observer).select('id'),
      );
      if (known === undefined)
        fault('observer', '没有这个人；请另选', 'There is no such person; please choose another');
      if (faults.length > 0) return refuseInput(viewer.locale, faults);
      const made = await tx.first(
        sqlOf
          .insertInto('reobservation')
          .values({
            town_id: viewer.townId,
            support_id: supportId,
            observed_on: observedOn,
            observer_id: observer,
            result,
            remark: remark?.trim() || null,
            entered_by: viewer.personId,
            at,
          })
          .returning('id'),
      );
      if (made === undefined) throw new Error('The re-observation was not inserted.');
      return { ok: true, supportId, reobservationId: made.id };
    },
  );
