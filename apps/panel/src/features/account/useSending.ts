import { useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { troubleText } from '../../shared/Trouble.tsx';

/** Something that is sent to the sign-in part of the server, which answers with a message where it refuses. */
export type Sending = {
  sending: boolean;
  error: string | null;
  setError: (error: string | null) => void;
  /** Sends it. @returns the answer, or null where it was refused and `error` says why */
  run: <Result>(send: () => Promise<Result>) => Promise<Result | null>;
};

/** The state of a small form that speaks to the sign-in part of the server. */
export const useSending = (): Sending => {
  const t = useT();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    sending,
    error,
    setError,
    async run(send) {
      setSending(true);
      setError(null);
      try {
        return await send();
      } catch (trouble) {
        setError(troubleText(trouble, t));
        return null;
      } finally {
        setSending(false);
      }
    },
  };
};
