import { device } from './database.ts';

/** An answer of the server as it was last read, for when there is no connection. */
export type Copy = { key: string; owner: string; at: number; data: unknown };

/** Reads a copy, if one is kept. */
export const readCopy = async (key: string): Promise<Copy | undefined> =>
  (await device()).get('copies', key).catch(() => undefined);

/** Keeps a copy; a device that is full goes without. */
export const keepCopy = async (copy: Copy): Promise<void> => {
  await (await device()).put('copies', copy).catch(() => undefined);
};

/** Forgets all copies: nothing that was read stays behind for the next person at this device. */
export const forgetCopies = async (): Promise<void> => (await device()).clear('copies');
