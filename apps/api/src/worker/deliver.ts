import {
  claimLetters,
  claimRobotMessages,
  type Deps,
  type Failure,
  noteRobot,
  readLetter,
  settleFailed,
  settleSent,
  todayOf,
  townFacts,
} from '@plumbline/operations';
import { messageIdOf, writeLetter } from './letter.ts';
import type { Mailer } from './mail.ts';
import { sendToRobot } from './robot.ts';
import { robotText } from './robot-text.ts';

/** What a delivery works with. */
export interface Delivery {
  readonly deps: Deps;
  readonly mailer: Mailer | null;
  /** What people type, without a path. */
  readonly url: string;
  readonly signal: AbortSignal;
}

/** Milliseconds before the end of a lease in which no letter is begun any more. */
const margin = 60_000;

const unreachable: Failure = { fault: 'unreachable', again: true, apart: true };

/**
 * Sends a town's mail that is due, each letter once; after a crash one may repeat under the same Message-ID.
 * @returns how many letters the mail server took
 */
export const deliverMail = async ({ deps, mailer, url, signal }: Delivery, townId: number): Promise<number> => {
  if (mailer === null) return 0;
  const town = await townFacts(deps, townId);
  let sent = 0;
  let reachable = true;
  for (const letter of await claimLetters(deps, townId)) {
    // What is left over is taken up again when its lease ends.
    if (signal.aborted || deps.clock().getTime() > letter.leaseUntil.getTime() - margin) break;
    if (!reachable) {
      await settleFailed(deps, letter, unreachable);
      continue;
    }
    const lines = await readLetter(deps, letter);
    const written = writeLetter(lines, { town: town.name, url, locale: letter.locale });
    const messageId = messageIdOf(letter, mailer.from);
    const failure = await mailer.send({ ...written, to: letter.address, messageId });
    if (failure === null) {
      await settleSent(deps, letter);
      sent += 1;
    } else {
      reachable = failure.fault !== 'unreachable' && failure.fault !== 'notSignedIn';
      await settleFailed(deps, letter, failure);
    }
  }
  return sent;
};

/**
 * Gives a town's chat robots what waits for them.
 * @returns how many messages robots took
 */
export const deliverToRobots = async ({ deps, url, signal }: Delivery, townId: number): Promise<number> => {
  const messages = await claimRobotMessages(deps, townId);
  if (messages.length === 0) return 0;
  const town = await townFacts(deps, townId);
  let sent = 0;
  for (const message of messages) {
    if (signal.aborted) break;
    const today = todayOf(town, deps.clock());
    const failure = await sendToRobot(message.url, robotText(message.counts, { town: town.name, url, today }));
    if (failure === null) {
      await settleSent(deps, message);
      sent += 1;
    } else {
      await settleFailed(deps, message, failure);
    }
    await noteRobot(deps, message, failure?.fault ?? null);
  }
  return sent;
};
