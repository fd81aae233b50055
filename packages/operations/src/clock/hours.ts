import { isWorkingDay } from '@plumbline/rules';
import { localMinute } from '../notification/local-minute.ts';
import { type TownFacts, todayOf } from '../town/facts.ts';

/**
 * From which minute of a working day reminders are sent, counted from midnight in the town: half past seven, when
 * schools open. What came due before waits until then, so that nobody is called at night, on a Sunday or in a vacation.
 */
export const remindersFrom = 7 * 60 + 30;

/** Tells whether reminders are sent at an instant: on working days of the town, from `remindersFrom` on. */
export const sendsReminders = (town: TownFacts, at: Date): boolean =>
  isWorkingDay(todayOf(town, at), town.exceptions) && localMinute(at, town.zone) >= remindersFrom;
