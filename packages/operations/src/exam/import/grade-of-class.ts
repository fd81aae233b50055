const numerals = '一二三四五六七八九';
const junior = '一二三';

const digit = (text: string, within: string): number | null => {
  const at = within.indexOf(text);
  return at >= 0 ? at + 1 : /^[1-9]$/u.test(text) && Number(text) <= within.length ? Number(text) : null;
};

/**
 * The grade that a class's name tells, from 1 to 9; `null` where it tells none.
 * @example gradeOfClass('五（1）班') // 5
 */
export const gradeOfClass = (name: string): number | null => {
  const text = name.normalize('NFKC').replaceAll(/\s/gu, '');
  const middle = /^初([一二三1-3])/u.exec(text)?.[1];
  if (middle !== undefined) {
    const grade = digit(middle, junior);
    return grade === null ? null : grade + 6;
  }
  const found =
    /^([一二三四五六七八九1-9])(?:年级|\()/u.exec(text)?.[1] ??
    /^([一二三四五六七八九])\d+班?$/u.exec(text)?.[1] ??
    /^([1-9])\d{2}班?$/u.exec(text)?.[1];
  return found === undefined ? null : digit(found, numerals);
};
