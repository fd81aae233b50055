import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter as the mail server got it. */
export interface Received {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

/** A real mail server of a test, with the faults of real ones. */
export interface MailServer {
  readonly url: string;
  readonly received: Received[];
  /** Recipients that it refuses. */
  readonly refused: Set<string>;
  /** How many letters it is yet to read whole, and then break the connection instead of answering. */
  cuts: number;
  close(): Promise<void>;
}

const wordOf = (part: string): string =>
  part.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, how: string, text: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString('utf8'),
  );

const bodyOf = (encoding: string, body: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  const plain = body.replaceAll('=\r\n', '');
  return encoding === 'quoted-printable'
    ? Buffer.from(
        plain.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : body;
};

/** Reads what the product sends: one part of text under unfolded headers. */
export const readMessage = (raw: string): Omit<Received, 'to'> => {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return {
    messageId: header('message-id'),
    subject: wordOf(header('subject')),
    text: bodyOf(header('content-transfer-encoding').toLowerCase(), raw.slice(end + 4)).replaceAll('\r\n', '\n'),
  };
};

/**
 * Starts a mail server.
 * @param port where a former one was; 0 for any
 * @param slowness milliseconds before it answers a letter
 */
export const mailServer = async (port = 0, slowness = 0): Promise<MailServer> => {
  const received: Received[] = [];
  const refused = new Set<string>();
  const state = { cuts: 0 };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (refused.has(address)) done(Object.assign(new Error('No such user'), { responseCode: 550 }));
      else done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo;
        received.push({ to: to?.address ?? '', ...readMessage(Buffer.concat(parts).toString('utf8')) });
        if (state.cuts === 0) return void setTimeout(done, slowness);
        state.cuts -= 1;
        for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refused,
    get cuts() {
      return state.cuts;
    },
    set cuts(count) {
      state.cuts = count;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
