/** What is wanted of a new account. */
export type NewAccount = {
  townId: number;
  /** Login names are unique within a town; the account is stored as `town code/login`. */
  townCode: string;
  personId: number;
  login: string;
  password: string;
  /** True for a one-time password: it has to be replaced at the first sign-in. */
  mustChange: boolean;
};

/** What came of making an account. */
export type AccountCreated =
  | { ok: true; username: string }
  | { ok: false; reason: 'LoginTaken' | 'LoginInvalid' | 'PersonHasAccount' };

/** What came of checking a password: wrong ones are counted, and too many of them lock the check for some minutes. */
export type PasswordCheck =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  | { readonly outcome: 'locked'; readonly minutes: number }
  | { readonly outcome: 'noAccount' };

/** An API key of somebody, without the key itself. */
export interface KeyEntry {
  readonly id: string;
  readonly personId: number;
  readonly name: string;
  /** The first characters, by which a program's key is told from others. */
  readonly start: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What may happen to an account. */
export const accountActs = [
  'passwordChanged',
  'passwordReset',
  'secondFactorOn',
  'secondFactorOff',
  'secondFactorReset',
  'keyMade',
  'keyWithdrawn',
] as const;
export type AccountAct = (typeof accountActs)[number];

/** Something that happened to an account. */
export interface AccountChange {
  readonly act: AccountAct;
  readonly at: Date;
  /** Who did it; `null` where it was done on the server's command line. */
  readonly by: number | null;
}

/** Sign-in as operations see it: injected, so that operations know neither cookies nor hashes. */
export interface Accounts {
  /** Gives a person an account. Nothing is written unless the answer is ok. */
  create(account: NewAccount): Promise<AccountCreated>;
  /**
   * Replaces a person's password by a one-time one and ends their sessions.
   * @param by who does so, where it was a person
   * @returns the person's login, or nothing where the person has no account
   */
  resetPassword(townId: number, personId: number, password: string, by?: number): Promise<{ login: string } | null>;
  /**
   * Takes a person's second factor, the trust in their devices and their sessions.
   * @param by who does so; `null` from the command line
   * @returns the person's login, or nothing where they have no account or no second factor
   */
  resetSecondFactor(townId: number, personId: number, by: number | null): Promise<{ login: string } | null>;
  /** Keys of the town that still hold, the newest first. */
  keysOf(townId: number): Promise<readonly KeyEntry[]>;
  /** Withdraws a key of the town. @returns whether there was one */
  withdrawKey(townId: number, keyId: string, by: number): Promise<boolean>;
  /** What happened to a person's account, the latest first. */
  changesOf(townId: number, personId: number): Promise<readonly AccountChange[]>;
  /** Logins, without the town, of those persons who have an account. */
  loginsOf(townId: number, personIds: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Login of one person, without the town. */
  loginOf(townId: number, personId: number): Promise<string | null>;
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Makes a one-time password that can be read out and typed: three groups of four without look-alike letters, 59 bits.
 * @example oneTimePassword() // 'k7mp-x2qd-9wra'
 */
export const oneTimePassword = (): string => {
  const values = crypto.getRandomValues(new Uint32Array(12));
  const text = Array.from(values, (value) => letters[value % letters.length]).join('');
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8)].join('-');
};
