import type { Locale } from '@plumbline/terms';
import { explain } from '../document/explain.ts';
import { markdown } from '../document/markdown.ts';
import { workflows } from '../index.ts';
import { drawing } from './drawing.ts';

/** Endings of the files in each language. */
const languages: readonly (readonly [Locale, string])[] = [
  ['zh', 'zh-CN'],
  ['en', 'en'],
];

/** Every file of the workflows' documentation by its name: page and drawing per language, and the guide that the panel reads. */
export const pagesOf = async (): Promise<ReadonlyMap<string, string>> => {
  const pages = new Map<string, string>();
  const guides = Object.values(workflows).map((workflow) => explain(workflow));
  for (const guide of guides) {
    pages.set(`${guide.name}.generated.json`, `${JSON.stringify(guide, null, 2)}\n`);
    for (const [locale, tag] of languages) {
      const picture = `${guide.name}.${tag}.svg`;
      pages.set(picture, await drawing(guide, locale));
      pages.set(`${guide.name}.${tag}.md`, markdown(guide, guides, locale, picture));
    }
  }
  return pages;
};
