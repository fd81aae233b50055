import { pinyin } from 'pinyin-pro';

const mostKeys = 400;

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** A text as search compares it: NFKC, lower case, without spaces and punctuation. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The words of other scripts and the numbers in a text, as they stand between everything else. */
const plainWords = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  ).map(cut);

/** A text without its spaces and punctuation, parted where the script changes. */
const runs = (text: string): string[] => normalise(text).match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];

const longestWord = 24;
const cut = (word: string): string => word.slice(0, longestWord);

/** Every prefix of a word: `wl` gives `w`, `wl`. */
const prefixes = (word: string): string[] =>
  Array.from({ length: Math.min(word.length, longestWord) }, (_, index) => word.slice(0, index + 1));

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

/** Keys that a record is found by: characters and words of its title, its number with and without the year. */
export const recordKeys = (title: string, number: string, serial: number): readonly string[] => {
  const running = String(serial % 1_000_000);
  const year = String(Math.floor(serial / 1_000_000));
  const joined = title.split(/\s+/).flatMap(runs);
  const keys = [
    ...joined.flatMap((run) => (isHan(run) ? pairs(run) : [cut(run)])),
    ...plainWords(title),
    ...pairs(normalise(number)).filter((key) => [...key].every(isHan)),
    running,
    year,
    `${year}${running}`,
    normalise(number),
  ];
  return [...new Set(keys.filter((key) => key !== ''))].slice(0, mostKeys);
};

/**
 * The keys that must all be there for a person or record to match: pairs of Chinese characters, or the whole of a Latin
 * word or number. Spaces part the words of a record's title, and the syllables of a name, which is read as one word.
 * An empty list means that nothing was asked for.
 */
export const searchedKeys = (kind: 'person' | 'record', text: string): readonly string[] => {
  const parts = kind === 'person' ? [text] : text.split(/\s+/);
  const keys = parts.flatMap(runs).flatMap((run) => {
    const characters = [...run];
    if (!isHan(run)) return [cut(run)];
    if (characters.length === 1) return [run];
    return characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1]}`);
  });
  return [...new Set(keys)].slice(0, 20);
};
