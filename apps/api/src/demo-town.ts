import type { Databases } from '@plumbline/database';
import { type DemoAccount, keepDemoAccounts, readDemoAccounts } from './auth/demo-accounts.ts';
import { loadDemo } from './demo/index.ts';
import type { Product } from './product.ts';

/** Keys of the demo town are public and do all that their owners may, also what no other key is made for. */
const allRights = { '*': ['read', 'write'], accounts: ['read', 'write'] };

/** Told how many of all steps are done. */
export type Progress = (done: number, all: number) => void;

/**
 * Loads the demo town unless it is there; a load that was broken off goes on where it stopped.
 * @returns whether it was loaded now
 */
export const loadDemoOnce = async (
  { auth }: Pick<Databases, 'auth'>,
  { deps, demoAccounts }: Product,
  progress: Progress = () => {},
): Promise<boolean> => {
  if ((await readDemoAccounts(auth)).length > 0) return false;
  const people = await loadDemo({ deps, accounts: demoAccounts, progress });
  const accounts: DemoAccount[] = [];
  for (const { townId, personId, role, username, password } of people) {
    const apiKey = await demoAccounts.createApiKey({ townId, personId, name: `demo ${role}`, scopes: allRights });
    if (apiKey !== null) accounts.push({ role, username, password, apiKey });
  }
  await keepDemoAccounts(auth, accounts);
  return true;
};
