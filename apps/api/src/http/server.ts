import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { faultOf } from '../fault.ts';
import { HttpProblem, sendProblem } from './respond.ts';

/** Answers a request, or throws HttpProblem. */
export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A server whose answers begin with `starting` and go over to the product once that is ready. */
export type Web = {
  server: Server;
  use(listener: Listener): void;
  /** Stops accepting, lets running requests end for at most `patience` milliseconds, then breaks off the rest. */
  close(patience: number): Promise<void>;
};

/** A plain server of node:http with limits on slow and endless requests. */
export const createWeb = (log: Logger, starting: Listener): Web => {
  let current = starting;
  let closing = false;
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    (request, response) => {
      if (closing) response.setHeader('connection', 'close');
      void answer(current, request, response, log);
    },
  );
  server.maxRequestsPerSocket = 10_000;
  return {
    server,
    use(listener) {
      current = listener;
    },
    async close(patience) {
      closing = true;
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const last = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearInterval(idle);
      clearTimeout(last);
    },
  };
};

const answer = async (listener: Listener, request: IncomingMessage, response: ServerResponse, log: Logger) => {
  try {
    await listener(request, response);
  } catch (error) {
    if (error instanceof HttpProblem) return sendProblem(request, response, error);
    if (request.destroyed && !request.complete) return;
    log.error(faultOf(error), 'http');
    sendProblem(request, response, new HttpProblem(500, 'INTERNAL_SERVER_ERROR', fault));
  }
};

const fault = [
  '系统出错，请求没有完成。请稍后再试；如果一再出现，请联系管理员。',
  'The system failed and the request was not done. Try again later; if it keeps happening, tell the administrator.',
] as const;
