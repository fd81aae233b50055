import { useRef, useState } from 'react';
import { RequestTrouble } from '../../data/request.ts';
import { type Problem, runStep } from '../../shared/form/runStep.ts';
import { useSession } from '../session.ts';
import type { PhoneSanction } from './documents.ts';

/** A step that is taken at once or not at all: it waits in no outbox. */
export type AtOnce = {
  sending: boolean;
  problems: readonly Problem[];
  /** No answer came: the same step, sent again, happens once. */
  unsure: boolean;
  take: (step: string, input: Record<string, unknown>) => Promise<boolean>;
};

/**
 * Takes steps of a record under a key of their own.
 * @param again reads the record anew: after the step, and where it is no longer the one that was seen
 */
export const useAtOnce = ({ id, version }: Pick<PhoneSanction, 'id' | 'version'>, again: () => void): AtOnce => {
  const { onSignedOut } = useSession();
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [unsure, setUnsure] = useState(false);
  const attempt = useRef<{ key: string; body: string } | undefined>(undefined);
  const take = async (name: string, input: Record<string, unknown>): Promise<boolean> => {
    setSending(true);
    setProblems([]);
    setUnsure(false);
    try {
      const outcome = await runStep({ workflow: 'sanction', name, id, expectedVersion: version }, input, attempt);
      setProblems(outcome.problems);
      again();
      return outcome.problems.length === 0;
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      if (error.kind === 'signedOut') onSignedOut();
      if (error.kind === 'network') setUnsure(true);
      else setProblems([{ code: 'Trouble', message: error.message, path: null }]);
      return false;
    } finally {
      setSending(false);
    }
  };
  return { sending, problems, unsure, take };
};
