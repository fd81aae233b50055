const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * The grade that a word names, from 1 to 12; `null` where it names none.
 * @example gradeOfText('五年级') // 5
 */
export const gradeOfText = (text: string): number | null => {
  const word = text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/(年级|级|grade)$/iu, '')
    .replace(/^grade/iu, '');
  const later = /^(初|高)([一二三1-3])$/u.exec(word);
  if (later !== null) {
    const year = numerals.indexOf(later[2] ?? '') + 1 || Number(later[2]);
    return year + (later[1] === '初' ? 6 : 9);
  }
  const named = numerals.indexOf(word) + 1;
  if (named > 0) return named;
  return /^([1-9]|1[0-2])$/u.test(word) ? Number(word) : null;
};
