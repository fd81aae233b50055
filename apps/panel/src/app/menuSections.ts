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
