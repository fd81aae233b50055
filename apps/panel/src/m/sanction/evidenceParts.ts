import { rememberRead, wasRead } from '../../features/agreements/readToEnd.ts';

/** The parts of the evidence, in the order of reading. */
export const partNames = ['agreement', 'computation', 'defence', 'support', 'opinions', 'law', 'review'] as const;
export type PartName = (typeof partNames)[number];
/** A part as it is now: what was read of an earlier one does not count. */
export type EvidencePart = { readonly name: PartName; readonly stamp: string };

/** What a case holds, as far as telling its parts needs it. */
export type Holding = {
  readonly id: string;
  readonly agreement: { readonly evaluationNo: number | null };
  readonly basis: { readonly hash: string };
  readonly defence: { readonly at: string; readonly lapsed: boolean } | null;
  readonly support: readonly { readonly id: string; readonly held: number; readonly effect: string | null }[];
  readonly opinions: readonly { readonly answeredAt: string | null }[];
  readonly law: readonly { readonly ruleId: string }[];
  readonly review: { readonly at: string; readonly bySystem: boolean } | null;
};

/** The parts to be looked at before anybody votes; what does not exist is no part. */
export const evidenceParts = (record: Holding): EvidencePart[] => {
  const { agreement, basis, defence, support, opinions, law, review } = record;
  const answered = opinions.filter(({ answeredAt }) => answeredAt !== null);
  const stamps: Record<PartName, string | null> = {
    agreement: String(agreement.evaluationNo ?? 0),
    computation: basis.hash,
    defence: defence && !defence.lapsed ? defence.at : null,
    support: support.length > 0 ? support.map(({ id, held, effect }) => `${id} ${held} ${effect}`).join() : null,
    opinions: answered.length > 0 ? answered.map(({ answeredAt }) => answeredAt).join() : null,
    law: law.length > 0 ? law.map(({ ruleId }) => ruleId).join() : null,
    review: review && !review.bySystem ? review.at : null,
  };
  return partNames.flatMap((name) => {
    const stamp = stamps[name];
    return stamp === null ? [] : [{ name, stamp }];
  });
};

const keyOf = (who: string, { name, stamp }: EvidencePart): string => `${who} ${name} ${stamp}`;

/**
 * Tells whether this window has shown a part.
 * @param who the reader and the case
 */
export const wasPartSeen = (who: string, part: EvidencePart): boolean => wasRead(keyOf(who, part));

/** Remembers in this window that a part was opened. */
export const rememberPart = (who: string, part: EvidencePart): void => rememberRead(keyOf(who, part));
