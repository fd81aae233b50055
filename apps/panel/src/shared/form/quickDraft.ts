import type { FormValues } from './values.ts';

/** The part of a draft that is kept at once, without photos: a page that is left in the same moment loses nothing typed. */
type Quick = { values: FormValues; savedAt: number };

const nameOf = (key: string): string => `plumbline.draft.${key}`;

/** Keeps what was typed and picked. A browser that refuses storage leaves it to the slower store. */
export const keepQuick = (key: string, values: FormValues, savedAt: number): void => {
  const plain = Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value)));
  try {
    localStorage.setItem(nameOf(key), JSON.stringify({ values: plain, savedAt } satisfies Quick));
  } catch {
    // Full or refused: the draft store keeps the whole draft a moment later.
  }
};

/** What was kept at once, if anything. */
export const readQuick = (key: string): Quick | undefined => {
  try {
    const text = localStorage.getItem(nameOf(key));
    return text ? (JSON.parse(text) as Quick) : undefined;
  } catch {
    return undefined;
  }
};

/** Forgets it. */
export const dropQuick = (key: string): void => {
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept either.
  }
};
