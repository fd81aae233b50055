import { isPlain, strip } from '../table/table.ts';

/** A copy of its own: a text cut out of a large piece would keep all of the piece in memory. */
export const copied = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** A cell as it is judged: NFKC, trimmed of any Unicode space, text guards stripped. */
export const clean = (raw: string): string => (raw === '' || isPlain(raw) ? raw : strip(raw.normalize('NFKC')));
