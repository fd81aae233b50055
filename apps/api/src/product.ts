import { join } from 'node:path';
import type { Databases } from '@plumbline/database';
import { type Deps, diskFileStore } from '@plumbline/operations';
import type { Logger } from 'pino';
import { type AccountStore, accountStore } from './auth/accounts.ts';
import { type Auth, createAuth } from './auth/create-auth.ts';
import { eraseAccount } from './auth/erase-account.ts';
import { createIdentifier, type Identifier } from './auth/identify.ts';
import { readSecret } from './auth/secret.ts';
import type { Environment } from './environment.ts';
import { fileErasureList } from './erasure-list.ts';
import { recordSigner } from './record-key.ts';
import { createViewers, type Viewers } from './viewers.ts';

/** The product put together: what the server and the command line both work with. */
export type Product = {
  /** What people type, without a path. */
  url: string;
  deps: Deps;
  auth: Auth;
  identifier: Identifier;
  viewers: Viewers;
  accounts: AccountStore;
  /** The same accounts, but marked as having the public passwords of the demo town. */
  demoAccounts: AccountStore;
};

/**
 * Puts the product together over a migrated database.
 * @param url what people type, without a path
 */
export const createProduct = async (
  databases: Pick<Databases, 'app' | 'auth'>,
  { home, demo, clock, mail }: Pick<Environment, 'home' | 'demo' | 'clock' | 'mail'>,
  url: string,
  log: Logger,
): Promise<Product> => {
  const auth = createAuth({ pool: databases.auth, url, secret: await readSecret(databases.auth), log });
  const identifier = createIdentifier(auth, databases.auth, { url, demo });
  const changed = () => identifier.clear();
  const accounts = accountStore(auth, databases.auth, { changed });
  const deps: Deps = {
    pool: databases.app,
    clock,
    files: diskFileStore(join(home, 'files')),
    signer: recordSigner(home),
    erasures: fileErasureList(home),
    mails: mail !== undefined,
    confirmPassword: accounts.confirmPassword,
    eraseAccount: async (townId, personId) => {
      await eraseAccount(databases.auth, townId, personId);
      changed();
    },
  };
  return {
    url,
    deps,
    viewers: createViewers(deps),
    auth,
    identifier,
    accounts,
    demoAccounts: accountStore(auth, databases.auth, { demo: true, changed }),
  };
};
