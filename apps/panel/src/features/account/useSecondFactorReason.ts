import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';

/** Why a post needs the second factor, and from which day on nothing is changed without it. */
export const useSecondFactorReason = (): ((from: string | null, today: string) => string) => {
  const t = useT();
  const locale = usePanelLocale();
  return (from, today) =>
    from !== null && from > today ? t('account.secondSoon', { day: longDay(from, locale) }) : t('account.secondNeeded');
};
