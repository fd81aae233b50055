import { device } from './database.ts';
import type { PhoneValues } from './values.ts';

/** A form that is being filled in. */
export type PhoneDraft = { key: string; owner: string; values: PhoneValues; savedAt: number };

const keyOf = (owner: string, name: string): string => `${owner} ${name}`;

/** Reads a draft, if one is kept. */
export const readDraft = async (owner: string, name: string): Promise<PhoneDraft | undefined> =>
  (await device()).get('drafts', keyOf(owner, name));

/** Keeps a draft. @returns when it was kept, in milliseconds */
export const writeDraft = async (owner: string, name: string, values: PhoneValues): Promise<number> => {
  const savedAt = Date.now();
  await (await device()).put('drafts', { key: keyOf(owner, name), owner, values, savedAt });
  return savedAt;
};

/** Drops a draft; its photos stay, since an entry may hold them. */
export const dropDraft = async (owner: string, name: string): Promise<void> =>
  (await device()).delete('drafts', keyOf(owner, name));

/** How many drafts a person has. */
export const countDrafts = async (owner: string): Promise<number> =>
  (await (await device()).getAll('drafts')).filter((draft) => draft.owner === owner).length;
