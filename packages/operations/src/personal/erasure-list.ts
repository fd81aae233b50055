import type { Deps } from '../deps.ts';

/** An erasure as it is listed outside the database: numbers and a moment, no word about whom it was. */
export interface ListedErasure {
  readonly townId: number;
  readonly kind: 'person' | 'pupil';
  readonly id: number;
  /** When the row was made: tells it from another one to which a restored database gave the same number. */
  readonly madeAt: Date;
}

/** Where erasures stand besides the database, so that a backup that is older than one brings nobody back. */
export interface ErasureList {
  /** Adds one and returns when it will survive a crash; one that is there is not added again. */
  add(erasure: ListedErasure): Promise<void>;
  all(): Promise<readonly ListedErasure[]>;
}

/** Writes an erasure down before anything goes: what the list lacks was not erased. */
export const listErasure = async ({ erasures }: Deps, erasure: ListedErasure): Promise<void> => {
  await erasures?.add(erasure);
};
