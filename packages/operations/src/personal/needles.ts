/** What is looked for when a person is taken out of texts. */
export interface Needles {
  /** The person's name. */
  readonly name: string;
  /** Staff number, login, mail address, and what else was said: matched as whole words. */
  readonly words: readonly string[];
  /** Names of others in which the name is contained: these stay. */
  readonly longer: readonly string[];
}

/** Staff numbers and logins below this length are common words: they stand in no text as anybody's. */
const shortestWord = 4;

/** Words that are worth looking for in texts. */
export const wordsOf = (...given: readonly (string | null)[]): readonly string[] => [
  ...new Set(given.flatMap((word) => (word !== null && word.trim().length >= shortestWord ? [word.trim()] : []))),
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const alternatives = (texts: readonly string[]): string =>
  [...texts]
    .sort((one, two) => two.length - one.length)
    .map(escaped)
    .join('|');

/** Takes texts apart by needles; what it gives back is the same value where nothing was found. */
export type Redact = <Value>(value: Value) => Value;

/**
 * Makes what replaces a name and words by a pseudonym, in a text or at any depth of a JSON value.
 * @param withName false where the name is somebody else's too
 */
export const redactor = ({ name, words, longer }: Needles, pseudonym: string, withName = true): Redact => {
  const named = [...longer, ...(withName ? [name] : [])];
  const parts = [
    ...(named.length > 0 ? [alternatives(named)] : []),
    ...(words.length > 0 ? [`(?<![A-Za-z0-9_])(?:${alternatives(words)})(?![A-Za-z0-9_])`] : []),
  ];
  if (parts.length === 0) return (value) => value;
  const pattern = new RegExp(parts.join('|'), 'giu');
  const kept = new Set(longer);
  const text = (given: string): string => given.replace(pattern, (found) => (kept.has(found) ? found : pseudonym));
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) {
      const inner = value.map(walk);
      return inner.some((each, index) => each !== value[index]) ? inner : value;
    }
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    const inner = Object.entries(value).map(([key, each]) => [text(key), walk(each)] as const);
    const before = Object.entries(value);
    return inner.some(([key, each], index) => key !== before[index]?.[0] || each !== before[index]?.[1])
      ? Object.fromEntries(inner)
      : value;
  };
  return <Value>(value: Value): Value => walk(value) as Value;
};
