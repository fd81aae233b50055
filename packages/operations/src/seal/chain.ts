import { hash } from 'node:crypto';

/** The two chains of a town: what is open to whoever sees its record, and what is confidential. */
export const chains = ['open', 'confidential'] as const;
export type Chain = (typeof chains)[number];

/** The chain of an event. */
export const chainOf = (confidential: boolean): Chain => (confidential ? 'confidential' : 'open');

/** One link of a chain: which event stands at a position, and its hashes, each SHA-256 in hexadecimal. */
export interface Seal {
  readonly position: number;
  readonly recordId: number;
  readonly version: number;
  /** Of the event's canonical text. */
  readonly digest: string;
  /** Hash of the seal before; zeros at the first. */
  readonly previous: string;
  readonly hash: string;
  /** ISO 8601 in UTC with microseconds. */
  readonly sealedAt: string;
}

/** What stands before the first seal of a chain. */
export const noPrevious = '0'.repeat(64);

/** SHA-256 of a text, in hexadecimal. */
export const digestOf = (text: string): string => hash('sha256', text);

/**
 * The hash of a seal, over all that it says and the seal before it.
 * @param townId number of the town, so that no seal of one town passes for another's
 */
export const sealHash = (townId: number, chain: Chain, seal: Omit<Seal, 'hash'>): string =>
  digestOf(
    `plumbline-seal/1|${townId}|${chain}|${seal.position}|${seal.recordId}|${seal.version}|${seal.digest}|${seal.previous}|${seal.sealedAt}`,
  );

/** An instant as seals write it: ISO 8601 in UTC with the microseconds that PostgreSQL keeps. */
export const sealedInstant = (at: Date): string => at.toISOString().replace('Z', '000Z');

/** The same from a column of PostgreSQL. */
export const instantSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.US"Z"')`;
