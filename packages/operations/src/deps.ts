import type pg from 'pg';
import type { PasswordCheck } from './accounts.ts';
import type { FileStore } from './files/store.ts';
import type { ErasureList } from './personal/erasure-list.ts';
import type { RecordSigner } from './seal/statement.ts';

/** Tells what time it is; injected, so that a deadline can be tried out. */
export type Clock = () => Date;

/** What every operation works with. */
export interface Deps {
  /** Connections of role plumbline_app. */
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly files: FileStore;
  /**
   * Checks a person's own password for a step that binds them, with the limit on guesses that sign-in has.
   * Without it nobody can take such a step.
   */
  readonly confirmPassword?: (townId: number, personId: number, password: string) => Promise<PasswordCheck>;
  /**
   * Removes a person's account with its sessions, keys and second factors, for good; nothing happens where there is none.
   * Without it there is no sign-in.
   */
  readonly eraseAccount?: (townId: number, personId: number) => Promise<void>;
  /** Erasures as they stand outside the database. Without it a restored backup brings erased persons back. */
  readonly erasures?: ErasureList;
  /** Signs statements about the record with this data folder's key, made when it is first asked for. Without it none is signed. */
  readonly signer?: () => Promise<RecordSigner>;
  /** Whether this server can send mail. */
  readonly mails?: boolean;
}
