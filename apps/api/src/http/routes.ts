import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Databases } from '@plumbline/database';
import type { Logger } from 'pino';
import type { DemoAccount } from '../auth/demo-accounts.ts';
import { authEndpoints } from '../auth/endpoints.ts';
import { databaseGuesses } from '../auth/guesses.ts';
import { authHandler } from '../auth/handler.ts';
import { databasePlaces } from '../auth/places.ts';
import type { Product } from '../product.ts';
import type { SetupDoor } from '../setup/door.ts';
import { addressOf } from './address.ts';
import { auditExportHandler, auditStatementHandler } from './audit.ts';
import { calendarFeedHandler, calendarPath } from './calendar-feed.ts';
import { contextReader } from './context.ts';
import { demoAccountsHandler } from './demo-accounts.ts';
import { dossierHandler } from './dossier.ts';
import { exportComparisonHandler } from './export-comparison.ts';
import { openFileHandler, saveFileHandler } from './files.ts';
import { graphqlHandler } from './graphql.ts';
import { startGraphql } from './graphql-server.ts';
import { live, ready } from './health.ts';
import { exportLedgerHandler, importFindingsHandler, markFindingsHandler } from './import.ts';
import { importJobs } from './import-jobs.ts';
import { importJobHandler, importSheetHandler, jobsPath, markSheetHandler, sheetImporters } from './import-sheets.ts';
import { createMetrics } from './metrics.ts';
import { checkOrigin, ownOrigins } from './origin.ts';
import { graphiqlHandler, panelHandler } from './panel.ts';
import { personDataHandler } from './person-data.ts';
import { createRefusals } from './refusals.ts';
import { HttpProblem } from './respond.ts';
import { createRouter } from './router.ts';
import { setSecurityHeaders } from './security-headers.ts';
import type { Listener } from './server.ts';
import { foundTownHandler, setupStateHandler } from './setup.ts';
import { staffTemplateHandler } from './staff-template.ts';
import { removeOldUploads } from './upload.ts';

/** Everything that the server answers with. */
export type RouteParts = {
  databases: Pick<Databases, 'app' | 'auth'>;
  product: Product;
  /** Through which the first town comes in. */
  setup: SetupDoor;
  log: Logger;
  /** What people type, without a path. */
  url: string;
  host: string;
  port: number;
  /** Whether accounts of the demo town are let in. */
  demo: boolean;
  /** Whether posts that need a second factor are held to it; only tests go without. */
  secondFactor: boolean;
  /** The accounts that the page for signing in may show; none where others could ask. */
  shownAccounts: () => readonly DemoAccount[] | null;
  isStopping: () => boolean;
};

/** The server's addresses, each with its handler, behind what holds for all of them. */
export const createRoutes = async (parts: RouteParts): Promise<{ listener: Listener; stop(): Promise<void> }> => {
  const { databases, product, log, url, host, port, demo, secondFactor, isStopping } = parts;
  const https = url.startsWith('https://');
  const isOwn = ownOrigins(url, host, port);
  const metrics = createMetrics(databases.app);
  const refusals = createRefusals(log, metrics.register);
  const graphql = await startGraphql(log, product.viewers);
  const contextOf = contextReader(product, secondFactor, refusals);
  const jobs = importJobs();
  await removeOldUploads();
  const endpoints = authEndpoints({
    auth: product.auth,
    pool: databases.auth,
    guesses: databaseGuesses(databases.auth),
    places: databasePlaces(databases.auth, url, (request) => addressOf(request, https)),
    identifier: product.identifier,
    viewers: product.viewers,
    demo,
    secondFactor,
  });
  const setupParts = {
    door: parts.setup,
    guesses: databaseGuesses(databases.auth),
    addressOf: (request: IncomingMessage) => addressOf(request, https),
  };
  const route = createRouter(
    [
      { path: '/graphql', methods: ['GET', 'POST'], handle: graphqlHandler(graphql, contextOf, graphiqlHandler()) },
      { path: '/api/auth/', methods: ['GET', 'POST'], handle: authHandler(product.auth, url, endpoints) },
      { path: '/api/setup/state', methods: ['GET'], handle: setupStateHandler(setupParts) },
      { path: '/api/setup/town', methods: ['POST'], handle: foundTownHandler(setupParts) },
      { path: '/api/demo-accounts', methods: ['GET'], handle: demoAccountsHandler(parts.shownAccounts) },
      { path: '/api/import/findings', methods: ['POST'], handle: importFindingsHandler(contextOf) },
      { path: '/api/import/findings/marked', methods: ['POST'], handle: markFindingsHandler(contextOf) },
      ...Object.entries(sheetImporters).flatMap(([name, importer]) => [
        { path: `/api/import/${name}`, methods: ['POST'], handle: importSheetHandler(contextOf, jobs, importer) },
        { path: `/api/import/${name}/marked`, methods: ['POST'], handle: markSheetHandler(contextOf, jobs, importer) },
      ]),
      { path: jobsPath, methods: ['GET', 'DELETE'], handle: importJobHandler(contextOf, jobs) },
      { path: '/api/staff-template.xlsx', methods: ['GET'], handle: staffTemplateHandler(contextOf) },
      { path: '/api/audit/statement', methods: ['GET'], handle: auditStatementHandler(contextOf) },
      { path: '/api/audit/export', methods: ['GET'], handle: auditExportHandler(contextOf) },
      { path: '/api/comparison.xlsx', methods: ['GET'], handle: exportComparisonHandler(contextOf) },
      { path: '/api/dossier', methods: ['GET', 'POST'], handle: dossierHandler(contextOf) },
      { path: '/api/person-data', methods: ['GET', 'POST'], handle: personDataHandler(contextOf) },
      { path: '/api/ledger.xlsx', methods: ['GET'], handle: exportLedgerHandler(contextOf) },
      { path: '/files', methods: ['POST'], handle: saveFileHandler(contextOf) },
      { path: '/files/', methods: ['GET', 'HEAD'], handle: openFileHandler(contextOf) },
      { path: calendarPath, methods: ['GET', 'HEAD'], handle: calendarFeedHandler(product.deps, product.viewers, url) },
      { path: '/health/live', methods: ['GET', 'HEAD'], handle: live },
      { path: '/health/ready', methods: ['GET', 'HEAD'], handle: ready([databases.app, databases.auth], isStopping) },
      { path: '/metrics', methods: ['GET', 'HEAD'], handle: metrics.handle },
    ].map((route) => refusals.watch(route)),
    panelHandler(),
  );
  return {
    listener(request: IncomingMessage, response: ServerResponse) {
      setSecurityHeaders(response, https);
      metrics.watch(request, response);
      try {
        checkOrigin(request, isOwn);
      } catch (error) {
        if (error instanceof HttpProblem) refusals.note(null, 'origin', error.code);
        throw error;
      }
      return route(request, response);
    },
    stop: () => graphql.stop(),
  };
};
