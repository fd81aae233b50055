import type { ResultOf } from '../../data/graphql.ts';
import type { PanelLocale } from '../../data/preferences.ts';
import type { Picked } from '../../shared/form/values.ts';
import { PhonePeopleQuery, PhonePlacesQuery } from './documents.ts';
import { readThrough } from './useCopy.ts';

/** Someone of the staff, as the search needs them. */
export type Colleague = ResultOf<typeof PhonePeopleQuery>['people']['nodes'][number];
export type Places = ResultOf<typeof PhonePlacesQuery>;

/** All staff with a post today, page by page; without a connection as last read. */
export const readPeople = async (owner: string, locale: PanelLocale): Promise<Colleague[]> => {
  const people: Colleague[] = [];
  let after: string | null = null;
  for (;;) {
    const { people: page }: ResultOf<typeof PhonePeopleQuery> = await readThrough(
      owner,
      PhonePeopleQuery,
      { after },
      locale,
    );
    people.push(...page.nodes);
    if (!page.pageInfo.hasNextPage || !page.pageInfo.endCursor) return people;
    after = page.pageInfo.endCursor;
  }
};

/** Campuses and latest inspections; without a connection as last read. */
export const readPlaces = (owner: string, locale: PanelLocale): Promise<Places> =>
  readThrough(owner, PhonePlacesQuery, {}, locale);

const initialsOf = (pinyin: string): string =>
  pinyin
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');

/** Finds people by name, full pinyin or initials, without asking the server. */
export const findPeople = (people: readonly Colleague[], typed: string): Picked[] => {
  const wanted = typed.trim().toLowerCase();
  const plain = wanted.replace(/[\s']/g, '');
  return people
    .filter(({ name, pinyin }) => {
      const syllables = pinyin ?? '';
      return (
        name.includes(wanted) ||
        (plain !== '' && (syllables.replace(/ /g, '').startsWith(plain) || initialsOf(syllables).startsWith(plain)))
      );
    })
    .map(({ id, name, mainPost }) => ({ id, label: name, more: mainPost }));
};
