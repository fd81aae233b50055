import { askedFields, type FormField } from './fields.ts';

/** A photo or file on its way to the server, or already there. */
export type EvidenceItem = {
  key: string;
  name: string;
  mediaType: string;
  status: 'sending' | 'stored' | 'failed';
  fileId?: string;
  url?: string;
  thumbnailUrl?: string | null;
  blob?: File;
  message?: string;
  /** The server will never take it; trying again helps nobody. */
  refused?: boolean;
};

/** Something picked from a list: its id and the words that stand for it. */
export type Picked = { id: string; label: string; more?: string | null };

/** What a field may hold while it is being filled in. */
export type FormValue = string | boolean | null | Picked | EvidenceItem[];
export type FormValues = Readonly<Record<string, FormValue | undefined>>;

/** Tells a picked thing from other values. */
export const isPicked = (value: unknown): value is Picked =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'id' in value;

/** Tells whether a field still holds nothing. */
export const isEmpty = (value: FormValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The required fields that hold nothing yet, of those asked for as the form stands. */
export const missingFields = (fields: readonly FormField[], values: FormValues): FormField[] =>
  askedFields(fields, values).filter((field) => field.required && isEmpty(values[field.name]));

/** The input of a step's mutation: ids for what was picked, nothing for what is empty or not asked for. */
export const inputOf = (fields: readonly FormField[], values: FormValues): Record<string, unknown> => {
  const input: Record<string, unknown> = {};
  for (const { name } of askedFields(fields, values)) {
    const value = values[name];
    if (isEmpty(value)) continue;
    if (Array.isArray(value)) input[name] = value.flatMap((item) => (item.fileId ? [item.fileId] : []));
    else if (isPicked(value)) input[name] = value.id;
    else input[name] = typeof value === 'string' ? value.trim() : value;
  }
  return input;
};

/** What keeps evidence from being sent along: files still on their way, or refused ones. */
export const evidenceTrouble = (values: FormValues): 'sending' | 'failed' | null => {
  const items = Object.values(values).flatMap((value) => (Array.isArray(value) ? value : []));
  if (items.some(({ status }) => status === 'failed')) return 'failed';
  return items.some(({ status }) => status === 'sending') ? 'sending' : null;
};
