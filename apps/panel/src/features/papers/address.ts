const loopback = /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])(:\d+)?$/;

/** Tells whether an address opens on its own computer only. */
export const isLoopback = (origin: string): boolean => loopback.test(origin);

/**
 * The address that a QR code carries: the server's, unless that opens on the server's own computer only while the
 * reader came by another one.
 * @param address what the server says people type, without a path
 * @param here origin that the reader's browser has opened
 */
export const publicOrigin = (address: string | null, here: string): string =>
  address === null || (isLoopback(address) && !isLoopback(here)) ? here : address;

/** Where a phone opens a case. */
export const caseAddress = (origin: string, number: string): string =>
  `${origin}/m/#/cases/${encodeURIComponent(number)}`;

/** Where a phone opens an agreement. */
export const agreementAddress = (origin: string, number: string): string =>
  `${origin}/m/#/agreements/${encodeURIComponent(number)}`;

/** Where a phone opens a consequence. */
export const sanctionAddress = (origin: string, number: string): string =>
  `${origin}/m/#/sanctions/${encodeURIComponent(number)}`;

/** Where the desk opens the ledger with a filter. */
export const ledgerAddress = (origin: string, search: string): string => `${origin}/#/cases${search}`;
