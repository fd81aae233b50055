import type { Databases } from '@plumbline/database';
import { migrate, retryLost } from '@plumbline/database';
import { type ErasedAgain, eraseAgain } from '@plumbline/operations';
import type { Logger } from 'pino';
import { type DemoAccount, readDemoAccounts } from './auth/demo-accounts.ts';
import { migrateAuth } from './auth/migrate.ts';
import { loadDemoOnce, type Progress } from './demo-town.ts';
import type { Environment } from './environment.ts';
import { sendJson } from './http/respond.ts';
import { createRoutes } from './http/routes.ts';
import { createWeb, type Listener } from './http/server.ts';
import { listen } from './listen.ts';
import { isLoopback } from './loopback.ts';
import { createProduct } from './product.ts';
import { openSetup } from './setup/door.ts';
import { startWorker } from './worker/worker.ts';

/** A server that answers. */
export type Running = {
  /** What people type, without a path. */
  url: string;
  /** Where this server listens itself; another address than `url` where a proxy stands before it. */
  address: string;
  /** Accounts of the demo town, where it is loaded and only this computer can reach the server. */
  accounts: readonly DemoAccount[] | null;
  /** What the first page asks for where no town is there yet; to be shown once, at the terminal. */
  setupCode: string | null;
  /** Who came back with an older backup and was erased again by this start. */
  erasedAgain: ErasedAgain;
  /** Stops accepting, lets running requests end for some seconds, and closes what was opened here. */
  close(): Promise<void>;
};

/** How long running requests may take to end, in milliseconds. */
const patience = 5_000;

/**
 * Listens, brings the database up to date, loads the demo town where it is wanted, and answers. Until then requests get
 * 503, except `/health/live`.
 * @param databases opened by the caller, who closes them after the server
 * @param progress told how far the demo town is loaded
 * @param options `secondFactor: false` holds no post to it: for tests of other things
 * @throws Refusal where the port cannot be used
 */
export const startServer = async (
  databases: Pick<Databases, 'app' | 'auth' | 'owner'>,
  environment: Environment,
  log: Logger,
  progress?: Progress,
  { secondFactor = true }: { secondFactor?: boolean } = {},
): Promise<Running> => {
  const { host, demo } = environment;
  const web = createWeb(log, starting);
  const port = await listen(web.server, environment);
  try {
    const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    const url = environment.url ?? address;
    await migrate(databases.owner);
    await migrateAuth(databases.owner);
    const product = await retryLost(() => createProduct(databases, environment, url, log));
    const erasedAgain = await retryLost(() => eraseAgain(product.deps));
    if (demo) await retryLost(() => loadDemoOnce(databases, product, progress));
    const accounts = demo && isLoopback(host) ? await retryLost(() => readDemoAccounts(databases.auth)) : null;
    const setup = await retryLost(() => openSetup(product.deps, product.accounts));
    let stopping = false;
    const isStopping = () => stopping;
    const shownAccounts = () => accounts;
    const parts = {
      setup: setup.door,
      databases,
      product,
      log,
      url,
      host,
      port,
      demo,
      secondFactor,
      shownAccounts,
      isStopping,
    };
    const routes = await createRoutes(parts);
    web.use(routes.listener);
    const { deps } = product;
    const worker = environment.worker ? startWorker({ deps, mail: environment.mail, url, log }) : null;
    return {
      url,
      address,
      accounts,
      setupCode: setup.code,
      erasedAgain,
      async close() {
        stopping = true;
        await Promise.all([web.close(patience), worker?.stop()]);
        await routes.stop();
      },
    };
  } catch (error) {
    await web.close(0);
    throw error;
  }
};

const starting: Listener = (request, response) => {
  const live = request.url === '/health/live';
  sendJson(response, live ? 200 : 503, { status: live ? 'live' : 'starting' }, { 'retry-after': '2' });
};
