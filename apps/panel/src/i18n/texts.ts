import { fillPlaces, type TextValues } from './fillPlaces.ts';
import { cases } from './messages/cases.ts';
import { frame } from './messages/frame.ts';
import { guide } from './messages/guide.ts';
import { imports } from './messages/imports.ts';
import { look } from './messages/look.ts';
import { notices } from './messages/notices.ts';
import { notifications } from './messages/notifications.ts';
import { papers } from './messages/papers.ts';
import { people } from './messages/people.ts';
import { requests } from './messages/requests.ts';
import { workbench } from './messages/workbench.ts';

export { fillPlaces, type TextValues };

/** All words of the panel, by section, each as [zh, en]. */
export const sections = {
  frame,
  workbench,
  cases,
  requests,
  people,
  look,
  notifications,
  papers,
  guide,
  notices,
  imports,
} as const;

type Sections = typeof sections;

/** Name of a text: `section.key`. */
export type TextKey = { [S in keyof Sections]: `${S}.${keyof Sections[S] & string}` }[keyof Sections];

const table: Record<string, readonly [string, string]> = Object.fromEntries(
  Object.entries(sections).flatMap(([section, texts]) =>
    Object.entries(texts).map(([key, text]) => [`${section}.${key}`, text]),
  ),
);

/** A text of the panel in the given language; an unknown key answers itself, so that tests notice. */
export const textOf = (key: string, locale: 'zh' | 'en', values: TextValues = {}): string => {
  const text = table[key];
  return text ? fillPlaces(text[locale === 'zh' ? 0 : 1], values) : key;
};

/** Tells whether a text of this name exists; for keys put together from codes. */
export const isTextKey = (key: string): key is TextKey => key in table;
