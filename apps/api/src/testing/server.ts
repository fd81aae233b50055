import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, testDatabase } from '@plumbline/database/testing';
import { createTown, firstAdministrator } from '@plumbline/operations';
import { plainCalendar } from '@plumbline/operations/testing';
import type { Logger } from 'pino';
import { migrateAuth } from '../auth/migrate.ts';
import { readEnvironment } from '../environment.ts';
import { createLog } from '../log.ts';
import { createProduct, type Product } from '../product.ts';
import { type Running, startServer } from '../start.ts';

/** The administrator of the town that a test server begins with. */
export const administrator = { login: 'admin', password: 'a-long-password' } as const;

/** A real server on a random port over a database of its own, with one empty town `baishui`. */
export type TestServer = {
  url: string;
  /** Its data folder. */
  home: string;
  product: Product;
  database: TestDatabase;
  townId: number;
  personId: number;
  /** Sends a request; a path becomes an address of this server. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Signs in and gives the cookie to send along. */
  signIn(username?: string, password?: string): Promise<string>;
  /** Sends an operation with a cookie or a key. */
  graphql(credentials: Record<string, string>, query: string, variables?: unknown): Promise<Response>;
  close(): Promise<void>;
};

/**
 * Starts a server for one test file.
 * @param before fills the migrated database before the server starts
 * @param options `secondFactor: true` holds posts to it, as every other server does; `log` instead of none
 */
export const testServer = async (
  env: NodeJS.ProcessEnv = {},
  before: (database: TestDatabase) => Promise<void> = async () => {},
  { secondFactor = false, log = createLog('silent') }: { secondFactor?: boolean; log?: Logger } = {},
): Promise<TestServer> => {
  const home = await mkdtemp(join(tmpdir(), 'plumbline-api-'));
  const database = await testDatabase();
  await migrateAuth(database.owner);
  await before(database);
  const environment = readEnvironment({ PORT: '0', PLUMBLINE_HOME: home, PLUMBLINE_DEMO: '0', ...env });
  const running: Running = await startServer(database, environment, log, undefined, { secondFactor });
  const product = await createProduct(database, environment, running.url, log);
  const { townId, personId } = await emptyTown(product);
  const send = (path: string, init?: RequestInit) => fetch(`${running.address}${path}`, init);
  return {
    url: running.url,
    home,
    product,
    database,
    townId,
    personId,
    send,
    async signIn(username = administrator.login, password = administrator.password) {
      const answer = await send('/api/auth/sign-in/username', json({ username, password }));
      if (!answer.ok) throw new Error(`sign-in answered ${answer.status} ${await answer.text()}`);
      return cookieOf(answer);
    },
    graphql: (credentials, query, variables) => send('/graphql', json({ query, variables }, credentials)),
    async close() {
      await running.close();
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
};

/** A POST of JSON. */
export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** The cookies that an answer sets, as a browser sends them back. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const emptyTown = async ({ deps, accounts }: Product) => {
  const calendar = plainCalendar(deps.clock().toISOString().slice(0, 10));
  const { townId } = await createTown(deps, { code: 'baishui', name: '白水镇', calendar });
  const { personId } = await firstAdministrator(deps, accounts, {
    townId,
    name: '何主任',
    ...administrator,
    mustChange: false,
  });
  return { townId, personId };
};
