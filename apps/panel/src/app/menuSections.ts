import type { MenuEntry, PanelMenu } from '../panels/menu.ts';

/** Most entries that the menu may have; what does not fit is reached from the pages. */
const mostEntries = 7;

/** A section of the menu: a post's title and its entries. */
export type MenuSection = { title: string | null; entries: MenuEntry[] };

/** Puts the menus of all posts together: an address appears once, at most seven entries with workbench and help. */
export const sectionsOf = (posts: readonly { title: string; menu: PanelMenu }[]): MenuSection[] => {
  const seen = new Set<string>();
  let left = mostEntries - 2;
  return posts
    .map(({ title, menu }) => ({
      title,
      entries: menu.entries.filter(({ to }) => {
        if (seen.has(to) || left === 0) return false;
        seen.add(to);
        left -= 1;
        return true;
      }),
    }))
    .filter(({ entries }) => entries.length > 0);
};

/**
 * The entry that the page in view belongs to: the longest address that it lies under, so that a page below another one
 * marks only itself.
 * @param address path with its query
 */
export const entryOf = (entries: readonly Pick<MenuEntry, 'to'>[], address: string): string | undefined => {
  const [path = ''] = address.split('?');
  return entries
    .map(({ to }) => to)
    .filter((to) => to === address || to === path || (to !== '/' && path.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0];
};

/** The entries that found no place in the menu, in the order of the posts, each once, and what belongs there anyhow. */
export const restOf = (posts: readonly { title: string; menu: PanelMenu }[]): MenuEntry[] => {
  const seen = new Set(sectionsOf(posts).flatMap(({ entries }) => entries.map(({ to }) => to)));
  return posts
    .flatMap(({ menu }) => [...menu.entries, ...(menu.more ?? [])])
    .filter(({ to }) => {
      const left = !seen.has(to);
      seen.add(to);
      return left;
    });
};
