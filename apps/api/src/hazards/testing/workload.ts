import { type Credentials, type Payload, type Sent, sendUntilAnswered } from './client.ts';
import type { HazardTown } from './town.ts';

/** A step that was answered with success. */
export type Acknowledged = { key: string; step: string; number: string; version: number };

/** Steps of one case: recorded, issued, twice reassigned, voided. */
export const stepsPerCase = 5;

const far = '2099-12-31';

/** Runs one case from its recording to its end; every step is acknowledged or the run fails. */
const runCase = async (
  { unit, teachers }: HazardTown,
  credentials: Credentials,
  address: string,
  name: string,
  acknowledge: (done: Acknowledged) => void,
): Promise<void> => {
  let at: { id: string; version: number } | null = null;
  const take = async (step: string, input: Record<string, unknown>): Promise<void> => {
    const idempotencyKey = `${name}-${step}-${at?.version ?? 0}`;
    const target = at === null ? {} : { id: at.id, expectedVersion: at.version };
    const sent: Sent = { step, input: { ...target, idempotencyKey, ...input } };
    const { record, problems }: Payload = await sendUntilAnswered(address, credentials, sent);
    if (record === null)
      throw new Error(`${idempotencyKey}: ${problems.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
    at = { id: record.id, version: (at?.version ?? 0) + 1 };
    acknowledge({ key: idempotencyKey, step, number: record.number, version: at.version });
  };
  await take('record', { title: `险情 ${name}`, unit, category: 'WITH_DEADLINE', weight: 'ORDINARY' });
  await take('issueNotice', { responsible: teachers[0], requirement: '补齐', rectifyBy: far });
  await take('reassign', { responsible: teachers[1], reason: '分工' });
  await take('reassign', { responsible: teachers[0], reason: '分工' });
  await take('void', { reason: '演练' });
};

/**
 * Runs cases by eight clients at once.
 * @param disturb called once, when so many steps are acknowledged; the clients go on meanwhile
 */
export const runCases = async (
  town: HazardTown,
  credentials: readonly Credentials[],
  address: string,
  {
    name,
    cases,
    disturbAfter,
    disturb,
  }: { name: string; cases: number; disturbAfter: number; disturb: () => Promise<void> },
): Promise<readonly Acknowledged[]> => {
  const acknowledged: Acknowledged[] = [];
  let disturbed: Promise<void> | undefined;
  let next = 0;
  const client = async () => {
    while (next < cases) {
      const mine = next;
      next += 1;
      // Half as programs, half as people at the panel.
      await runCase(town, credentials[mine % credentials.length] ?? {}, address, `${name}-${mine}`, (done) => {
        acknowledged.push(done);
        if (acknowledged.length === disturbAfter) disturbed = disturb();
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  await disturbed;
  return acknowledged;
};
