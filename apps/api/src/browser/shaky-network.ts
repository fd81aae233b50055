import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listen } from '../listen.ts';

/** What the network does with a request: lets it through, drops it in the middle, drops its answer, or is not there. */
export type Fate = 'pass' | 'cutRequest' | 'cutAnswer' | 'down';

/** A request as the network sees it. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A network between browser and server that breaks where it is told to. */
export interface ShakyNetwork {
  readonly port: number;
  /** Decides on each request that carries data; pages and pictures always pass. */
  fate: (passing: Passing) => Fate;
  /** Told of each answer that the server gave, also of those that never arrived. */
  answered: (passing: Passing, status: number, body: Buffer) => void;
  close(): Promise<void>;
}

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/**
 * Listens on loopback and passes on to a server.
 * @param target port of the server
 */
export const shakyNetwork = async (target: () => number): Promise<ShakyNetwork> => {
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse, passing: Passing, fate: Fate) => {
    const { method, path, headers, body } = passing;
    // A connection of its own for each request: one that is cut takes no other along.
    const upstream = request({ host: '127.0.0.1', port: target(), method, path, headers, agent: false });
    upstream.once('error', () => outgoing.destroy());
    if (fate === 'cutRequest') {
      // Half of it arrives at the server, then both ends see the connection break.
      upstream.write(body.subarray(0, Math.floor(body.length / 2)), () => {
        upstream.destroy();
        incoming.socket.destroy();
      });
      return;
    }
    upstream.once('response', async (answer) => {
      const content = await bodyOf(answer);
      network.answered(passing, answer.statusCode ?? 0, content);
      if (fate === 'cutAnswer') incoming.socket.destroy();
      else outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(content);
    });
    upstream.end(body);
  };
  const server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming).catch(() => null);
    if (body === null) return;
    const passing = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers, body };
    const fate = passing.method === 'POST' ? network.fate(passing) : 'pass';
    if (fate === 'down') incoming.socket.destroy();
    else pass(incoming, outgoing, passing, fate);
  });
  const network: ShakyNetwork = {
    port: await listen(server, { host: '127.0.0.1', port: 0 }),
    fate: () => 'pass',
    answered: () => {},
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return network;
};
