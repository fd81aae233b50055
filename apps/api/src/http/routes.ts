import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Databases } from '@plumbline/database';
import type { Logger } from 'pino';
import type { DemoAccount } from '../auth/demo-accounts.ts';
import { authEndpoints } from '../auth/endpoints.ts';
import { databaseGuesses } from '../auth/guesses.ts';
import { authHandler } from '../auth/handler.ts';
import type { Product } from '../product.ts';
import { addressOf } from './address.ts';
import { calendarFeedHandler, calendarPath } from './calendar-feed.ts';
import { contextReader } from './context.ts';
import { demoAccountsHandler } from './demo-accounts.ts';
import { openFileHandler, saveFileHandler } from './files.ts';
import { graphqlHandler } from './graphql.ts';
import { startGraphql } from './graphql-server.ts';
import { live, ready } from './health.ts';
import { exportLedgerHandler, importFindingsHandler, markFindingsHandler } from './import.ts';
import { createMetrics } from './metrics.ts';
import { checkOrigin, ownOrigins } from './origin.ts';
import { graphiqlHandler, panelHandler } from './panel.ts';
import { createRouter } from './router.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { Listener } from './server.ts';

/** Everything that the server answers with. */
export type RouteParts = {
  databases: Pick<Databases, 'app' | 'auth'>;
  product: Product;
  log: Logger;
  /** What people type, without a path. */
  url: string;
  host: string;
  port: number;
  /** Whether accounts of the demo town are let in. */
  demo: boolean;
  /** The accounts that the page for signing in may show; none where others could ask. */
  shownAccounts: () => readonly DemoAccount[] | null;
  isStopping: () => boolean;
};

/** The server's addresses, each with its handler, behind what holds for all of them. */
export const createRoutes = async (parts: RouteParts): Promise<{ listener: Listener; stop(): Promise<void> }> => {
  const { databases, product, log, url, host, port, demo, isStopping } = parts;
  const https = url.startsWith('https://');
  const isOwn = ownOrigins(url, host, port);
  const metrics = createMetrics(databases.app);
  const graphql = await startGraphql(log, product.viewers);
  const contextOf = contextReader(product);
  const endpoints = authEndpoints({
    pool: databases.auth,
    guesses: databaseGuesses(databases.auth),
    identifier: product.identifier,
    demo,
    addressOf: (request) => addressOf(request, https),
  });
  const route = createRouter(
    [
      { path: '/graphql', methods: ['GET', 'POST'], handle: graphqlHandler(graphql, contextOf, graphiqlHandler()) },
      { path: '/api/auth/', methods: ['GET', 'POST'], handle: authHandler(product.auth, url, endpoints) },
      { path: '/api/demo-accounts', methods: ['GET'], handle: demoAccountsHandler(parts.shownAccounts) },
      { path: '/api/import/findings', methods: ['POST'], handle: importFindingsHandler(contextOf) },
      { path: '/api/import/findings/marked', methods: ['POST'], handle: markFindingsHandler(contextOf) },
      { path: '/api/ledger.xlsx', methods: ['GET'], handle: exportLedgerHandler(contextOf) },
      { path: '/files', methods: ['POST'], handle: saveFileHandler(contextOf) },
      { path: '/files/', methods: ['GET', 'HEAD'], handle: openFileHandler(contextOf) },
      { path: calendarPath, methods: ['GET', 'HEAD'], handle: calendarFeedHandler(product.deps, product.viewers, url) },
      { path: '/health/live', methods: ['GET', 'HEAD'], handle: live },
      { path: '/health/ready', methods: ['GET', 'HEAD'], handle: ready([databases.app, databases.auth], isStopping) },
      { path: '/metrics', methods: ['GET'], handle: metrics.handle },
    ],
    panelHandler(),
  );
  return {
    listener(request: IncomingMessage, response: ServerResponse) {
      setSecurityHeaders(response, https);
      metrics.watch(request, response);
      checkOrigin(request, isOwn);
      return route(request, response);
    },
    stop: () => graphql.stop(),
  };
};
