import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isLoopback } from '../loopback.ts';
import type { Handler } from './router.ts';

/** Counts requests and answers `/metrics`. */
export type Metrics = {
  /** Times a request until its answer is sent. */
  watch(request: IncomingMessage, response: ServerResponse): void;
  handle: Handler;
  /** Where others add figures of theirs. */
  register: Registry;
};

/** The addresses that are told apart; everything else is the panel. */
const known = ['/graphql', '/api', '/files', '/calendar', '/health', '/metrics'];

/** Process figures, requests by address and status, and how the pool of requests is used. */
export const createMetrics = (pool: pg.Pool): Metrics => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'plumbline_http_request_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  });
  new Gauge({
    name: 'plumbline_pool_connections',
    help: 'Connections to PostgreSQL for requests, and requests waiting for one.',
    labelNames: ['kind'],
    registers: [register],
    collect() {
      this.set({ kind: 'open' }, pool.totalCount);
      this.set({ kind: 'idle' }, pool.idleCount);
      this.set({ kind: 'waiting' }, pool.waitingCount);
    },
  });
  const series = new Map<string, Histogram.Internal<'route' | 'status'>>();
  const seriesOf = (route: string, status: number): Histogram.Internal<'route' | 'status'> => {
    const key = `${route} ${status}`;
    const known = series.get(key) ?? seconds.labels({ route, status });
    series.set(key, known);
    return known;
  };
  return {
    register,
    watch(request, response) {
      const began = performance.now();
      const route = known.find((prefix) => request.url?.startsWith(prefix)) ?? '/';
      response.once('finish', () => {
        seriesOf(route, response.statusCode).observe((performance.now() - began) / 1_000);
      });
    },
    async handle(request, response) {
      // Behind a proxy on this computer every request seems to come from it.
      const local = isLoopback(request.socket.remoteAddress ?? '') && !('x-forwarded-for' in request.headers);
      if (!local) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': register.contentType, 'cache-control': 'no-store' });
      response.end(await register.metrics());
    },
  };
};
