import { useState } from 'react';
import { dropDraft } from '../device/drafts.ts';
import { useSession } from '../session.ts';
import { useForm } from '../useForm.ts';
import type { PhoneSanction } from './documents.ts';
import { type AtOnce, useAtOnce } from './useAtOnce.ts';

/** How a member may vote, as the step's input names it. */
export const ballots = ['AGREE', 'DISAGREE', 'ABSTAIN'] as const;
export type BallotName = (typeof ballots)[number];

/** The vote that is being made. What was chosen and written stays on this device until it is cast; the vote itself never waits here. */
export type Voting = AtOnce & {
  ballot: BallotName | null;
  reason: string;
  set: (field: 'ballot' | 'reason', value: string) => void;
  /** The button was pressed: what is missing is said. */
  tried: boolean;
  cast: () => Promise<void>;
};

/** Whether a vote can be cast as it stands: a held case asks for reasons. */
export const isComplete = (
  { held }: { readonly held: boolean },
  { ballot, reason }: { readonly ballot: BallotName | null; readonly reason: string },
): boolean => ballot !== null && (!held || reason.trim() !== '');

/** The vote of the reader in the present round. */
export const useVote = (record: PhoneSanction, again: () => void): Voting => {
  const { owner } = useSession();
  const draft = `${record.number} vote ${record.ballot?.round ?? 1}`;
  const { values, setField } = useForm(owner, draft, {});
  const [tried, setTried] = useState(false);
  const atOnce = useAtOnce(record, again);
  const ballot = ballots.find((name) => name === values?.['ballot']) ?? null;
  const reason = typeof values?.['reason'] === 'string' ? values['reason'] : '';
  const cast = async () => {
    setTried(true);
    if (ballot === null || !isComplete(record, { ballot, reason })) return;
    const written = reason.trim();
    const done = await atOnce.take('vote', { ballot, ...(written === '' ? {} : { reason: written }) });
    if (done) await dropDraft(owner, draft).catch(() => undefined);
  };
  return { ...atOnce, ballot, reason, set: (field, value) => setField(field, () => value), tried, cast };
};
