import { sendGraphql } from '../../data/request.ts';
import { mutationOf, type Problem, type StepOutcome } from '../../shared/form/runStep.ts';
import { keyOfSigning, type SigningKey } from './signing.ts';

type Signed = { id: string; version: number; contentHash: string };

/**
 * Signs the text on the table. The password goes to the server once and is kept nowhere: neither in a draft nor in an
 * outbox, so without a connection nothing is signed.
 * @param attempt the key of the last attempt, kept in memory only
 * @returns what stands in the way; empty when it is signed
 * @throws RequestTrouble when no answer came
 */
export const sendSignature = async (
  { id, version, contentHash }: Signed,
  password: string,
  attempt: { current: SigningKey | null },
  makeKey: () => string,
): Promise<readonly Problem[]> => {
  attempt.current = keyOfSigning(attempt.current, { id, version, contentHash }, makeKey);
  const input = {
    id,
    expectedVersion: version,
    idempotencyKey: attempt.current.key,
    contentHash,
    read: true,
    password,
  };
  const { outcome } = await sendGraphql<{ outcome: StepOutcome }>(mutationOf('agreement', 'sign'), { input });
  return outcome.problems;
};
