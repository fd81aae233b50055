import { fillPlaces, type TextValues } from './fillPlaces.ts';
import { account } from './messages/account.ts';
import { agreements } from './messages/agreements.ts';
import { audit } from './messages/audit.ts';
import { cases } from './messages/cases.ts';
import { charts } from './messages/charts.ts';
import { delegations } from './messages/delegations.ts';
import { eligibility } from './messages/eligibility.ts';
import { exams } from './messages/exams.ts';
import { frame } from './messages/frame.ts';
import { guide } from './messages/guide.ts';
import { imports } from './messages/imports.ts';
import { look } from './messages/look.ts';
import { meetings } from './messages/meetings.ts';
import { notices } from './messages/notices.ts';
import { notifications } from './messages/notifications.ts';
import { papers } from './messages/papers.ts';
import { people } from './messages/people.ts';
import { personal } from './messages/personal.ts';
import { posts } from './messages/posts.ts';
import { requests } from './messages/requests.ts';
import { rights } from './messages/rights.ts';
import { sanctionPapers } from './messages/sanctionPapers.ts';
import { sanctions } from './messages/sanctions.ts';
import { setup } from './messages/setup.ts';
import { simulator } from './messages/simulator.ts';
import { support } from './messages/support.ts';
import { workbench } from './messages/workbench.ts';
import { years } from './messages/years.ts';

export { fillPlaces, type TextValues };

/** All words of the panel, by section, each as [zh, en]. */
export const sections = {
  frame,
  account,
  audit,
  workbench,
  cases,
  requests,
  rights,
  people,
  look,
  notifications,
  papers,
  guide,
  notices,
  imports,
  charts,
  delegations,
  exams,
  agreements,
  eligibility,
  meetings,
  sanctionPapers,
  sanctions,
  setup,
  support,
  simulator,
  personal,
  posts,
  years,
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
