import { setTimeout as sleep } from 'node:timers/promises';

/** How long what was broken off is tried again, in milliseconds. */
const patience = 20_000;

/** SQLSTATE of a connection that was ended from the other side, and what the system says of one that broke. */
const codes: ReadonlySet<string> = new Set('57P01 57P02 57P03 08000 08001 08003 08006 ECONNRESET EPIPE'.split(' '));

/** What the driver says, without a code: of a statement under way, and of the next one on a connection that broke before. */
const lost = /^Connection terminated|^Client .* is not queryable$/;

/** Whether a connection was taken away, as by a restart of the database, rather than a statement refused. */
export const isLost = (error: unknown): boolean => {
  const { code = '', syscall, message = '' } = error as NodeJS.ErrnoException;
  return codes.has(code) || syscall === 'connect' || lost.test(message);
};

/**
 * Does work of the start again whose connection was taken away in the middle of it.
 * @param work may be done from its beginning any number of times
 * @param revive brings the database up again
 * @throws whatever else the work threw, and the loss itself where it does not end within 20 s
 */
export const retryLost = async <Result>(
  work: () => Promise<Result>,
  revive: () => Promise<void> = async () => {},
): Promise<Result> => {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error) || Date.now() > deadline) throw error;
    }
    await sleep(50);
    await revive();
  }
};
