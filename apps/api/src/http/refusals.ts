import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '@plumbline/operations';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { Route } from './router.ts';

/** Who was refused: numbers only, no name, and nothing of what they sent. */
type Who = Pick<Viewer, 'townId' | 'personId' | 'postId'> & { readonly viaKey?: boolean };

/** Keeps what was refused for want of a right: a line of the log each, and counts for `/metrics`. */
export interface Refusals {
  /**
   * Notes one.
   * @param at what was asked for: a field like `Mutation.personErase`, or a method with the route's own path
   */
  note(who: Who | null, at: string, code: string): void;
  /** Remembers who sends a request, until it is answered. */
  from(request: IncomingMessage, who: Who): void;
  /** The route, noting what it answers with 401, 403, 404 or 429. */
  watch(route: Route): Route;
}

/** Codes of refusals by the response that tells them. */
const codes = new WeakMap<ServerResponse, string>();

/** Says with which code a response refuses. */
export const refusedWith = (response: ServerResponse, code: string): void => {
  codes.set(response, code);
};

const statuses: readonly number[] = [401, 403, 404, 429];
/** Nobody is known, so nobody was refused: a page that asks who is signed in gets this many times a day. */
const nobody = 'UNAUTHENTICATED';

/** Makes the one place where refusals are kept. */
export const createRefusals = (log: Logger, register: Registry): Refusals => {
  const counter = new Counter({
    name: 'plumbline_refusals_total',
    help: 'Requests refused for want of a right, by code.',
    labelNames: ['code'],
    registers: [register],
  });
  const senders = new WeakMap<IncomingMessage, Who>();
  const note: Refusals['note'] = (who, at, code) => {
    counter.inc({ code });
    if (code === nobody) return;
    const { townId: town = null, personId: person = null, postId: post = null, viaKey = false } = who ?? {};
    log.warn({ at, code, town, person, post, viaKey }, 'request refused');
  };
  return {
    note,
    from(request, who) {
      senders.set(request, who);
    },
    watch: (route) => ({
      ...route,
      handle(request, response, at) {
        response.once('finish', () => {
          const code = codes.get(response);
          // An operation of GraphQL tells what it refused field by field, and keeps status 200.
          if (!statuses.includes(response.statusCode) || code === undefined) return;
          note(senders.get(request) ?? null, `${request.method} ${route.path}`, code);
        });
        return route.handle(request, response, at);
      },
    }),
  };
};
