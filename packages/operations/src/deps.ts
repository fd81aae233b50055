import type pg from 'pg';
import type { FileStore } from './files/store.ts';

/** Tells what time it is; injected, so that a deadline can be tried out. */
export type Clock = () => Date;

/** What every operation works with. */
export interface Deps {
  /** Connections of role plumbline_app. */
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly files: FileStore;
  /** Whether this server can send mail. */
  readonly mails?: boolean;
}
