/** A side of an agreement. */
export type Side = 'A' | 'B';
export const sides: readonly Side[] = ['A', 'B'];

type Signature = { side: Side; versionNo: number };

/** The signature of a side under a version; null while it has not signed that one. */
export const signatureOf = <Given extends Signature>(
  signatures: readonly Given[],
  side: Side,
  versionNo: number,
): Given | null => signatures.find((each) => each.side === side && each.versionNo === versionNo) ?? null;

type Tagged = { tags: readonly string[]; tone: string };

/** Tells whether an agreement still waits to be signed, so that its day to sign counts. */
export const awaitsSignatures = ({ tags }: Pick<Tagged, 'tags'>): boolean =>
  tags.includes('open') && !tags.includes('binding');

/** Tells whether both are asked to sign the text on the table; a counter-proposal waits for the office first. */
export const asksForSignatures = ({ tags, tone }: Tagged): boolean =>
  tags.includes('awaited') && tone === 'RESPONSIBLE';

/** What is asked of whoever signs. */
export type SignEntry = { seen: boolean; read: boolean; password: string };
export type SignFault = 'notSeen' | 'notRead' | 'noPassword';

/** What is missing before a signature can be sent: the end seen, the tick, the password. */
export const signFaults = ({ seen, read, password }: SignEntry): SignFault[] => [
  ...(seen ? [] : (['notSeen'] as const)),
  ...(seen && !read ? (['notRead'] as const) : []),
  ...(password === '' ? (['noPassword'] as const) : []),
];

/** The key of an attempt to sign, and of which text. */
export type SigningKey = { for: string; key: string };

/**
 * The key of an attempt to sign: the same for the same text of the same record, so that a signature whose answer was
 * lost is not given twice. The password is no part of it: it is kept nowhere.
 * @param make gives a fresh key
 */
export const keyOfSigning = (
  former: SigningKey | null,
  record: { id: string; version: number; contentHash: string },
  make: () => string,
): SigningKey => {
  const signed = [record.id, record.version, record.contentHash].join(' ');
  return former?.for === signed ? former : { for: signed, key: make() };
};
