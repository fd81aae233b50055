import type { Translate } from '../../i18n/useT.ts';

/** How many pupils, or of rectification cases, a figure rests on; null where it rests on nothing. */
export const countText = (t: Translate, indicator: string, n: number | null): string | null =>
  n === null ? null : t(indicator === 'rectifiedOnTime' ? 'agreements.cases' : 'exams.pupils', { n });
