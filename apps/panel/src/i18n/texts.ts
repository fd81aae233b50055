import { cases } from './messages/cases.ts';
import { frame } from './messages/frame.ts';
import { people } from './messages/people.ts';
import { workbench } from './messages/workbench.ts';

/** All words of the panel, by section, each as [zh, en]. */
export const sections = { frame, workbench, cases, people } as const;

type Sections = typeof sections;

/** Name of a text: `section.key`. */
export type TextKey = { [S in keyof Sections]: `${S}.${keyof Sections[S] & string}` }[keyof Sections];

/** Values for the places of a text. */
export type TextValues = Readonly<Record<string, string | number>>;

const table: Record<string, readonly [string, string]> = Object.fromEntries(
  Object.entries(sections).flatMap(([section, texts]) =>
    Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text]),
  ),
);

/**
 * Fills `{name}` with a value and `{name|one|many}` with the form for its number.
 * @example fillPlaces('{n} {n|case|cases}', { n: 1 }) // '1 case'
 */
export const fillPlaces = (pattern: string, values: TextValues): string => {
  const counted = pattern.replace(
    /\{(\w+)\|([^|{}]*)\|((?:[^{}]|\{\w+\})*)\}/g,
    (_, key: string, one: string, many: string) => (Number(values[key]) === 1 ? one : many),
  );
  return counted.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
};

/** A text of the panel in the given language; an unknown key answers itself, so that tests notice. */
export const textOf = (key: string, locale: 'zh' | 'en', values: TextValues = {}): string => {
  const text = table[key];
  return text ? fillPlaces(text[locale === 'zh' ? 0 : 1], values) : key;
};

/** Tells whether a text of this name exists; for keys put together from codes. */
export const isTextKey = (key: string): key is TextKey => key in table;
