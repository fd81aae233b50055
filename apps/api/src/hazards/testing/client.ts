import { setTimeout as sleep } from 'node:timers/promises';
import { json } from '../../testing/server.ts';

/** Headers that say who sends a step: an API key or a session's cookie. */
export type Credentials = Readonly<Record<string, string>>;

/** What came of a step, as a client sees it. */
export type Payload = {
  record: { id: string; number: string; version: number } | null;
  problems: { code: string; message: string }[];
};

/** A step as it is sent, of a case unless a request is named: the same body again when the first answer is lost. */
export type Sent = {
  workflow?: 'rectification' | 'request' | 'sanction';
  step: string;
  input: Readonly<Record<string, unknown>>;
};

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The server, or what lies behind it, did not answer: try again, with the same key. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Sends one step.
 * @throws NoAnswer when nobody can know whether it was done
 */
export const sendStep = async (
  address: string,
  credentials: Credentials,
  { workflow = 'rectification', step, input }: Sent,
): Promise<Payload> => {
  const name = `${workflow}${pascal(step)}`;
  const query = `mutation($input: ${pascal(name)}Input!) { answer: ${name}(input: $input) { record { id number version } problems { code message } } }`;
  const request = json({ query, variables: { input } }, credentials);
  const answer = await fetch(`${address}/graphql`, request).catch((error: Error) => {
    throw new NoAnswer(error.message);
  });
  const text = await answer.text().catch((error: Error) => {
    throw new NoAnswer(error.message);
  });
  if (answer.status >= 500) throw new NoAnswer(`${answer.status} ${text}`);
  const body = JSON.parse(text) as {
    data?: { answer: Payload };
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  if (body.errors !== undefined) {
    if (body.errors.every(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')) throw new NoAnswer(text);
    throw new Error(`${answer.status} ${text}`);
  }
  if (body.data === undefined) throw new Error(`${answer.status} ${text}`);
  return body.data.answer;
};

/** Sends a step until it is answered, for at most half a minute. */
export const sendUntilAnswered = async (address: string, credentials: Credentials, sent: Sent): Promise<Payload> => {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      return await sendStep(address, credentials, sent);
    } catch (error) {
      if (!(error instanceof NoAnswer) || performance.now() > deadline) throw error;
      await sleep(50);
    }
  }
};
