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

/** Sign-in as operations see it: injected, so that operations know neither cookies nor hashes. */
export interface Accounts {
  /** Gives a person an account. Nothing is written unless the answer is ok. */
  create(account: NewAccount): Promise<AccountCreated>;
  /**
   * Replaces a person's password by a one-time one and ends their sessions.
   * @returns the person's login, or nothing where the person has no account
   */
  resetPassword(townId: number, personId: number, password: string): Promise<{ login: string } | null>;
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
