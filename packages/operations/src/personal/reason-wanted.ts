import { checkText } from '../people/check-text.ts';
import { refuseInput } from '../problem.ts';
import type { Viewer } from '../viewer.ts';

/** What somebody is about to read. */
export interface Wanted {
  readonly aboutId: number | null;
  readonly confidential: boolean;
  readonly reason: string | null | undefined;
}

/**
 * The refusal of whoever reads what is confidential of somebody else and says no reason: the read log would have none.
 * @returns `null` where nothing stands against it
 */
export const reasonWanted = ({ personId, locale }: Viewer, { aboutId, confidential, reason }: Wanted) => {
  if (!confidential || aboutId === personId) return null;
  const faults = checkText('reason', ['理由', 'Reason'], reason ?? '', 500);
  return faults.length === 0 ? null : refuseInput(locale, faults);
};
