import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * Guards an answer that is a file: where the file is gone by the time it is opened, as while the panel is built anew
 * beside a running server, the answer is 404; where it breaks off later, so does the answer. The server lives on.
 */
export const answerVanishedFile = (response: ServerResponse): void => {
  delayHead(response);
  response.once('pipe', (file: Readable) => {
    file.once('error', () => {
      if (response.headersSent) return void response.destroy();
      for (const name of headersOfFile) response.removeHeader(name);
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' });
      response.end('404\n');
    });
  });
};

const headersOfFile = [
  'content-length',
  'content-encoding',
  'content-range',
  'accept-ranges',
  'etag',
  'last-modified',
] as const;

/** Keeps status and headers changeable until the first byte: written at once, they could not be taken back. */
const delayHead = (response: ServerResponse): void => {
  const writeNow = response.writeHead;
  const writeLater = (status: number, headers: OutgoingHttpHeaders = {}): ServerResponse => {
    // Node itself writes the head this way once there is something to send.
    response.writeHead = writeNow;
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    return response;
  };
  response.writeHead = writeLater as typeof writeNow;
};
