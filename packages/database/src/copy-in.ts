import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** So much text is gathered before it is sent. */
const chunkLength = 128 * 1024;

/**
 * Streams rows into a table, no faster than the server takes them.
 * @param client a connection without `pipeline`, that nobody else uses meanwhile
 * @param statement `copy ... from stdin`
 * @param fill writes the rows in PostgreSQL's text format, whole lines or parts of them, each awaited
 * @returns the number of rows
 * @throws what `fill` threw, with the COPY given up, or what PostgreSQL answered
 */
export const copyIn = async (
  client: pg.Client,
  statement: string,
  fill: (write: (part: string) => Promise<void>) => Promise<void>,
): Promise<number> => {
  const stream = client.query(from(statement));
  let failure: Error | undefined;
  stream.once('error', (error: Error) => {
    failure = error;
  });
  const ended = finished(stream);
  // Whoever writes may be elsewhere when PostgreSQL refuses.
  ended.catch(() => {});
  let waiting = '';
  let onItsWay: Promise<void> = Promise.resolve();
  // One chunk at a time: what the library still held when PostgreSQL refuses, it would send to a connection that is gone.
  // The next one is filled meanwhile.
  const send = async (): Promise<void> => {
    await onItsWay;
    if (failure !== undefined) throw failure;
    const chunk = waiting;
    waiting = '';
    const sent = Promise.withResolvers<void>();
    stream.write(chunk, (error) => (error ? sent.reject(error) : sent.resolve()));
    onItsWay = Promise.race([sent.promise, ended]);
    onItsWay.catch(() => {});
  };
  try {
    await fill(async (part) => {
      waiting += part;
      if (waiting.length >= chunkLength) await send();
    });
    if (waiting !== '') await send();
    await onItsWay;
    if (failure !== undefined) throw failure;
  } catch (error) {
    // The server logs the reason that it is told: never what stood in a file.
    if (failure === undefined) stream.destroy(new Error('given up'));
    await ended.catch(() => {});
    throw error;
  }
  stream.end();
  await ended;
  return stream.rowCount;
};

const special = /[\\\t\n\r]/u;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as a cell of COPY's text format; `null` is the database's null. */
export const copyCell = (value: string | number | null): string => {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return special.test(value) ? value.replaceAll(/[\\\t\n\r]/gu, (found) => escapes[found] ?? found) : value;
};
