/** Loads the pages of agreements: when one is opened, or before, where one waits, since a corridor may have no network. */
export const loadAgreementPages = () => import('./AgreementPages.tsx');
