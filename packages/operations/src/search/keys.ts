import { pinyin } from 'pinyin-pro';

const mostKeys = 400;

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** A text as search compares it: NFKC, lower case, without spaces and punctuation. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Every prefix of a word: `wl` gives `w`, `wl`. */
const prefixes = (word: string): string[] =>
  Array.from({ length: Math.min(word.length, 24) }, (_, index) => word.slice(0, index + 1));

/** Single characters and neighbouring pairs: what a part of a Chinese text can be found by. */
const pairs = (text: string): string[] => {
  const characters = [...text];
  return characters.flatMap((character, index) =>
    index + 1 < characters.length ? [character, `${character}${characters[index + 1]}`] : [character],
  );
};

/** The syllables of a name in pinyin, without tones, surnames read as surnames: 单雪 gives `shan xue`. */
export const pinyinOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join(' ').toLowerCase();

/** Keys that a person is found by: characters, full pinyin and initials by prefix, staff number. */
export const personKeys = (name: string, staffNo: string | null): readonly string[] => {
  const syllables = pinyinOf(name).split(' ');
  const keys = [
    ...pairs(normalise(name)),
    normalise(name),
    ...prefixes(syllables.join('')),
    ...prefixes(syllables.map((syllable) => syllable.charAt(0)).join('')),
    ...(staffNo === null ? [] : prefixes(normalise(staffNo))),
  ];
  return [...new Set(keys.filter((key) => key !== ''))].slice(0, mostKeys);
};

/** Keys that a record is found by: the characters of its title, and its number with and without the year. */
export const recordKeys = (title: string, number: string, serial: number): readonly string[] => {
  const running = String(serial % 1_000_000);
  const keys = [
    ...pairs(normalise(title)),
    ...pairs(normalise(number)).filter(isHan),
    running,
    normalise(number),
    `${Math.floor(serial / 1_000_000)}${running}`,
  ];
  return [...new Set(keys.filter((key) => key !== ''))].slice(0, mostKeys);
};

/**
 * The keys that must all be there for a text to match: pairs of Chinese characters, or the whole of a Latin word or number.
 * An empty list means that nothing was asked for.
 */
export const searchedKeys = (text: string): readonly string[] => {
  const words = normalise(text).match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  const keys = words.flatMap((word) => {
    const characters = [...word];
    if (!isHan(word) || characters.length === 1) return [word.slice(0, 24)];
    return characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1]}`);
  });
  return [...new Set(keys)].slice(0, 20);
};
