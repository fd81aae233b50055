import type { Failure } from '@plumbline/operations';
import type { MailSettings } from '../environment.ts';
import type { Written } from './letter.ts';

/** A letter as it goes to the mail server. */
export interface Outgoing extends Written {
  readonly to: string;
  /** Stable over attempts. */
  readonly messageId: string;
}

/** Sends mail by the server of the settings. */
export interface Mailer {
  readonly from: string;
  /** @returns the failure, or nothing where the server took the letter */
  send(letter: Outgoing): Promise<Failure | null>;
  close(): void;
}

/** How long the mail server may take to be reached, to greet, and to answer, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** What the library tells of a failure. */
interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly syscall?: string;
  readonly responseCode?: number;
  readonly permanent?: boolean;
  readonly timeoutType?: string;
}

/**
 * What a failure means for the next attempt. Where the connection broke after it stood, the letter may have arrived:
 * it stays as it is, and goes again under its Message-ID.
 */
export const failureOf = (error: MailError): Failure => {
  const { code, command = '', syscall, responseCode, permanent = false, timeoutType } = error;
  if (code === 'EAUTH' || command.startsWith('AUTH') || command === 'MAIL FROM') {
    return { fault: 'notSignedIn', again: true, apart: true };
  }
  if (responseCode !== undefined && command !== 'CONN') {
    return { fault: command === 'RCPT TO' ? 'addressRefused' : 'messageRefused', again: !permanent, apart: true };
  }
  const neverStood =
    syscall === 'connect' ||
    code === 'EDNS' ||
    code === 'ETLS' ||
    timeoutType === 'CONNECT_TIMEOUT' ||
    timeoutType === 'GREETING_TIMEOUT';
  return neverStood || responseCode !== undefined
    ? { fault: 'unreachable', again: true, apart: true }
    : { fault: 'brokenOff', again: true, apart: false };
};

/** Mail by the server of the settings; a connection per letter, for a school sends few. */
export const createMailer = ({ smtpUrl, from }: MailSettings): Mailer => {
  const url = new URL(smtpUrl);
  for (const [name, value] of Object.entries(patience)) url.searchParams.set(name, String(value));
  // Loaded only here: a server that sends no mail starts without it.
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport(url.href, { from, disableFileAccess: true, disableUrlAccess: true }),
  );
  return {
    from,
    async send({ to, subject, text, messageId }) {
      try {
        // The address as an object: it is never parsed as a list.
        await (await transport).sendMail({
          to: { name: '', address: to },
          subject,
          text,
          messageId,
          headers: { 'auto-submitted': 'auto-generated' },
        });
        return null;
      } catch (error) {
        return failureOf(error as MailError);
      }
    },
    close: () => void transport.then((opened) => opened.close()),
  };
};
