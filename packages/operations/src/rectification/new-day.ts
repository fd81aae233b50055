import type { Transaction } from '@plumbline/database';
import type { Gathered, Gathering } from '../record/feature.ts';

/**
 * A case that goes back to whoever mends it (I6) needs a day that is still to come: one that has passed would have it
 * escalated the next morning.
 */
export const needsNewDay = async (_tx: Transaction, { input, record, today }: Gathering): Promise<Gathered> => {
  const day = record?.row['rectify_by'];
  if (input['rectifyBy'] !== undefined || typeof day !== 'string' || day >= today) return {};
  return {
    faults: [
      {
        path: ['rectifyBy'],
        text: [
          `原期限 ${day} 已过，请填新的期限`,
          `The day, ${day}, has passed; say by which day it is to be mended now`,
        ],
      },
    ],
  };
};
