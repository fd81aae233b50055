import type { NotificationChoice } from './choice.ts';
import type { NotificationKind } from './kinds.ts';
import { quietUntil } from './quiet-hours.ts';

/** A row of the outbox that waits to be mailed to a person. */
export interface WaitingMail {
  readonly id: number;
  /** First row of the letter that an earlier attempt put it into. */
  readonly letter: number | null;
  readonly held: boolean;
  readonly nextTryAt: Date;
  readonly kind: NotificationKind;
  readonly read: boolean;
}

/** What is to become of a person's waiting rows. */
export interface Gathered {
  /** Rows that need no letter any more: read meanwhile, or no longer wanted. */
  readonly dropped: readonly number[];
  /** Rows that wait for the end of the quiet hours. */
  readonly held: { readonly ids: readonly number[]; readonly until: Date } | null;
  /** Rows to be sent now, letter by letter. */
  readonly letters: readonly (readonly WaitingMail[])[];
}

/** More than so many at once come as one letter. */
const mostLetters = 5;

/** Seconds that a notification waits for others before it is mailed, so that what arises together travels together. */
export const gatheringInSeconds = 30;

const wanted = (choice: NotificationChoice, { kind, read }: WaitingMail): boolean =>
  !read && choice.address !== null && choice.mail[kind];

/**
 * Decides what a person's waiting rows become: kept back in quiet hours, one letter each, or one letter for all where
 * there are more than five or where they waited for the morning. Letters of an earlier attempt stay as they were.
 * @param zone IANA time zone of the town
 */
export const gather = (
  choice: NotificationChoice,
  waiting: readonly WaitingMail[],
  at: Date,
  zone: string,
): Gathered => {
  const isDue = ({ nextTryAt }: WaitingMail) => nextTryAt <= at;
  const again = [
    ...Map.groupBy(
      waiting.filter(({ letter }) => letter !== null),
      ({ letter }) => letter,
    ).values(),
  ];
  const dueAgain = again.filter((rows) => rows.every(isDue));
  const fresh = waiting.filter(({ letter }) => letter === null);
  const dueFresh = fresh.some(isDue) ? fresh : [];
  const considered = [...dueAgain.flat(), ...dueFresh];
  const isWanted = (row: WaitingMail) => wanted(choice, row);
  // A letter that may have arrived already goes out whole or not at all.
  const letters = dueAgain.filter((rows) => rows.some(isWanted));
  const first = dueFresh.filter(isWanted);
  const sent = new Set([...letters.flat(), ...first]);
  const dropped = considered.filter((row) => !sent.has(row)).map(({ id }) => id);
  const until = quietUntil(at, zone, choice.quiet);
  if (until !== null && sent.size > 0) {
    return { dropped, held: { ids: [...sent].map(({ id }) => id), until }, letters: [] };
  }
  const together = first.length > mostLetters || first.some(({ held }) => held);
  const split = together ? [first] : first.map((row) => [row]);
  return { dropped, held: null, letters: [...letters, ...split.filter((rows) => rows.length > 0)] };
};
