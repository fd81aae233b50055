import { useSyncExternalStore } from 'react';
import { recordLink as deskLink } from '../features/recordLink.ts';

/** Where the page is: its parts after the `#`, and what follows a question mark. */
export type Place = { parts: string[]; search: URLSearchParams };

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Reads a place from an address's fragment. */
export const placeOf = (hash: string): Place => {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?');
  return { parts: path.split('/').filter(Boolean).map(decoded), search: new URLSearchParams(search) };
};

/** The present place. */
export const usePlace = (): Place => placeOf(useSyncExternalStore(subscribe, () => location.hash));

/** An address within these pages. */
export const linkTo = (...parts: string[]): string => `#/${parts.map(encodeURIComponent).join('/')}`;

/** Where a record's page is, whatever its workflow, and the form of one of its steps. */
export const recordLink = (record: { workflow: string; number: string }, step?: string): string =>
  `#${deskLink(record)}${step === undefined ? '' : `/${encodeURIComponent(step)}`}`;

/** Goes to another page; `replace` leaves no way back to this one. */
export const goTo = (link: string, { replace = false } = {}): void => {
  if (replace) location.replace(link);
  else location.hash = link;
};
