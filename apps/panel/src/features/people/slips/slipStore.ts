/** A login with its one-time password, as it is printed on a slip. */
export type Slip = { name: string; unit: string | null; login: string; oneTimePassword: string };

/** Page of the slips. */
export const slipsLink = '/print/slips';

// In memory and nowhere else: the next load of the page has none.
let kept: { slips: readonly Slip[]; back: string } | null = null;

/**
 * Keeps slips for the page that prints them, until that is left.
 * @param back page of the panel that one came from
 */
export const keepSlips = (slips: readonly Slip[], back: string): void => {
  kept = { slips, back };
};

/** The slips that were kept last; null once they are gone. */
export const keptSlips = (): typeof kept => kept;

/** Forgets them. */
export const forgetSlips = (): void => {
  kept = null;
};
