const digits = '零一二三四五六七八九';

/** A digit from 1 to 9 as a Chinese numeral. */
export const chineseDigit = (digit: number): string => digits.charAt(digit);

/**
 * Reads a number below 1000 that is written in Chinese numerals, as a score sometimes is.
 * @example chineseNumber('八十五') // 85
 */
export const chineseNumber = (text: string): number | null => {
  if (!/^[零〇一二两三四五六七八九十百]+$/u.test(text)) return null;
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二');
  const found = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?([零一二三四五六七八九])?$/u.exec(
    plain,
  );
  if (found === null) return null;
  const [, hundreds, tens, ten, ones] = found;
  const value = (digit: string | undefined): number => (digit === undefined ? 0 : digits.indexOf(digit));
  return value(hundreds) * 100 + (ten === undefined ? 0 : tens === undefined ? 10 : value(tens) * 10) + value(ones);
};
