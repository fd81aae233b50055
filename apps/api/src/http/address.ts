import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.ts';

/**
 * The address a request comes from. Behind https there is a proxy: where it runs on this computer, the last address
 * that it added to `x-forwarded-for` is believed, and none that the sender may have written before it.
 * @param behindProxy true where people type an https address
 */
export const addressOf = (request: IncomingMessage, behindProxy: boolean): string => {
  const peer = request.socket.remoteAddress ?? 'unknown';
  if (!behindProxy || !isLoopback(peer)) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return forwarded || peer;
};
