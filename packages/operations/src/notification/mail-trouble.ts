import { readOnce, sqlOf } from '@plumbline/database';
import type { Deps } from '../deps.ts';
import type { Viewer } from '../viewer.ts';

/** Why the viewer's last mail did not arrive. */
export interface MailTrouble {
  /** Kind of the failure. */
  readonly fault: string;
  readonly at: Date;
  /** Whether it is still tried. */
  readonly again: boolean;
}

/** The trouble with the viewer's latest mail; `null` where it arrived or none was sent. */
export const readMailTrouble = async (deps: Deps, viewer: Viewer): Promise<MailTrouble | null> => {
  const [latest] = await readOnce(
    deps.pool,
    viewer,
    sqlOf
      .selectFrom('outbox')
      .where('town_id', '=', viewer.townId)
      .where('topic', '=', 'mail')
      .where('recipient', '=', viewer.personId)
      .where((where) => where.or([where('outcome', 'in', ['sent', 'failed']), where('last_error', 'is not', null)]))
      .orderBy('id', 'desc')
      .limit(1)
      .select(['outcome', 'last_error', 'done_at', 'created_at']),
  );
  if (latest === undefined || latest.outcome === 'sent' || latest.last_error === null) return null;
  return { fault: latest.last_error, at: latest.done_at ?? latest.created_at, again: latest.done_at === null };
};
