/** Digits shown where they say enough. */
const usual = 2;
const most = 12;

/**
 * A found value as it is read: with two decimals, or with as many as are needed so that it never looks equal to the
 * target, or on its other side, when it is not. The comparison itself is the server's, on exact numbers.
 * @param target none where there is nothing to compare with
 */
export const foundText = (found: string, target: string | null): string => {
  if (target === null) return Number(found).toFixed(usual);
  const side = (text: string) => Math.sign(Number(text) - Number(target));
  const [whole = '', decimals = ''] = found.split('.');
  for (let digits = Math.min(usual, decimals.length); digits < Math.min(most, decimals.length); digits += 1) {
    const rounded = Number(found).toFixed(digits);
    if (side(rounded) === side(found)) return rounded;
  }
  return decimals === '' ? whole : found;
};
