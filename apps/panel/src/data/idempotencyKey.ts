/**
 * A fresh key for one intended step. A retry after a lost answer sends the same key, so that the step happens once.
 * Made from getRandomValues: on plain http there is no randomUUID.
 */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
