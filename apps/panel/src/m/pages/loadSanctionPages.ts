/** Loads the pages of consequences: when one is opened, or before, where one waits, since a corridor may have no network. */
export const loadSanctionPages = () => import('./SanctionPages.tsx');
