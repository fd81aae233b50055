/** The few log calls that starting and guarding a database needs; pino and console both have them. */
export type Log = {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
};

/** A log that says nothing, for tests and for commands whose output must stay pure. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
