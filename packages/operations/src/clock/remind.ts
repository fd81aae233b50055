import { transaction } from '@plumbline/database';
import { workflows } from '@plumbline/workflows';
import type { Deps } from '../deps.ts';
import { type TownFacts, todayOf } from '../town/facts.ts';
import { batchSize, lockDueRecords } from './due-records.ts';
import { sendsReminders } from './hours.ts';
import { whoIsTold } from './who-is-told.ts';
import { windowsOn } from './windows.ts';
import { writeReminders } from './write-reminders.ts';

/**
 * Writes every reminder and escalation of a town that has come due (I6), each once, with what is to be sent. Several
 * workers share the work; what one of them was writing when it died is written by another.
 * @returns how many were written
 */
export const remind = async (deps: Deps, town: TownFacts): Promise<number> => {
  const at = deps.clock();
  if (!sendsReminders(town, at)) return 0;
  const today = todayOf(town, at);
  const windows = Object.values(workflows).flatMap((workflow) => windowsOn(workflow, today, town.exceptions));
  let all = 0;
  for (;;) {
    const { found, written } = await transaction(
      deps.pool,
      { townId: town.id, personId: null, as: 'clock' },
      async (tx) => {
        const records = await lockDueRecords(tx, town.id, windows);
        if (records.length === 0) return { found: 0, written: 0 };
        const told = await whoIsTold(tx, town, today, records);
        return { found: records.length, written: await writeReminders(tx, town.id, at, told) };
      },
    );
    all += written;
    if (found < batchSize) return all;
  }
};
