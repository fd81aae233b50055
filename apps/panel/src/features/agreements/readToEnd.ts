/** Pixels that may be missing at the end: zooming leaves fractions. */
const slack = 8;

/** Tells whether a scrolled text has been seen to its end. Sizes in pixels, as the element gives them. */
export const isAtEnd = (box: { scrollTop: number; clientHeight: number; scrollHeight: number }): boolean =>
  box.scrollTop + box.clientHeight >= box.scrollHeight - slack;

const storeKey = (hash: string): string => `plumbline.read.${hash}`;

/** Tells whether a text, by its hash, was read to its end in this window. */
export const wasRead = (hash: string): boolean => {
  try {
    return sessionStorage.getItem(storeKey(hash)) !== null;
  } catch {
    return false;
  }
};

/** Remembers in this window only that a text was read to its end; another text is another hash. */
export const rememberRead = (hash: string): void => {
  try {
    sessionStorage.setItem(storeKey(hash), '1');
  } catch {
    // A browser that keeps nothing asks again on the next page.
  }
};

/** A hash for reading aloud and comparing: its first 16 characters in groups of four. */
export const shortHash = (hash: string): string =>
  (
    hash
      .slice(0, 16)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join(' ');
