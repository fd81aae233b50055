import { createHash, timingSafeEqual } from 'node:crypto';
import { type Accounts, type Deps, foundingOf, oneTimePassword } from '@plumbline/operations';
import { gate } from '../gate.ts';
import { type Founded, foundTown, type TownWanted } from './found-town.ts';

/** The door through which the first town of a server comes in; it closes for good behind it. */
export type SetupDoor = {
  /** Whether the server still waits for its first town. */
  isOpen(): Promise<boolean>;
  /** Whether somebody has read the code at the terminal. */
  knows(code: string): boolean;
  /**
   * Founds the first town: of several who try at once one does.
   * @returns nothing where there is a town already
   */
  found(wanted: TownWanted): Promise<Founded | null>;
};

const digestOf = (code: string): Buffer =>
  createHash('sha256')
    .update(
      code
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]/g, ''),
    )
    .digest();

/**
 * Opens the door where there is no town yet.
 * @returns the door, and the code to be shown at the terminal once: only its digest is kept, in this process. `null`
 *   where there is nothing to set up
 */
export const openSetup = async (deps: Deps, accounts: Accounts): Promise<{ door: SetupDoor; code: string | null }> => {
  let isClosed = false;
  const oneByOne = gate(1);
  const founding = async () => {
    const found = await foundingOf(deps, accounts);
    if (found.stage === 'founded') isClosed = true;
    return found;
  };
  const isOpen = async () => !isClosed && (await founding()).stage !== 'founded';
  const code = (await isOpen()) ? oneTimePassword() : null;
  const digest = code === null ? null : digestOf(code);
  const door: SetupDoor = {
    isOpen,
    knows: (typed) => digest !== null && timingSafeEqual(digestOf(typed), digest),
    found: (wanted) =>
      oneByOne(async () => {
        const client = await deps.pool.connect();
        try {
          // Another server on the same database waits here, and finds the town.
          await client.query('begin');
          await client.query(`select pg_advisory_xact_lock(hashtext('plumbline:setup'))`);
          const now = await founding();
          const founded = now.stage === 'founded' ? null : await foundTown(deps, accounts, now, wanted);
          await client.query('commit');
          client.release();
          return founded;
        } catch (error) {
          client.release(true);
          throw error;
        }
      }),
  };
  return { door, code };
};
