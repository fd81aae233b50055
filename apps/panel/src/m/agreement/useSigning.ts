import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { RequestTrouble } from '../../data/request.ts';
import { sendSignature } from '../../features/agreements/sendSignature.ts';
import type { SigningKey } from '../../features/agreements/signing.ts';
import { useAgreementWords } from '../agreementWords.ts';
import type { PhoneAgreement } from '../data/documents.ts';
import { useSession } from '../session.ts';

/** What signing is doing. The password lives here while the page stands, and nowhere else. */
export type Signing = {
  password: string;
  setPassword: (next: string) => void;
  sending: boolean;
  /** What is wrong with the password, in the server's words with the tries that are left. */
  wrong: string | null;
  others: readonly string[];
  submit: () => Promise<void>;
};

/** Signs the text on the table at once: a signature waits in no outbox. */
export const useSigning = (record: PhoneAgreement, onSigned: () => void): Signing => {
  const a = useAgreementWords();
  const { onSignedOut } = useSession();
  const [password, setPassword] = useState('');
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [others, setOthers] = useState<readonly string[]>([]);
  const attempt = useRef<SigningKey | null>(null);
  const submit = async () => {
    setSending(true);
    setWrong(null);
    setOthers([]);
    try {
      const problems = await sendSignature(record, password, attempt, newIdempotencyKey);
      if (problems.length === 0) return onSigned();
      setWrong(problems.find(({ path }) => path?.includes('password'))?.message ?? null);
      setOthers(problems.filter(({ path }) => !path?.includes('password')).map(({ message }) => message));
    } catch (error) {
      if (!(error instanceof RequestTrouble)) throw error;
      if (error.kind === 'signedOut') onSignedOut();
      setOthers([error.kind === 'network' ? a('offlineTried') : error.message]);
    } finally {
      setPassword('');
      setSending(false);
    }
  };
  return { password, setPassword, sending, wrong, others, submit };
};
