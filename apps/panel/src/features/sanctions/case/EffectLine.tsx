import Box from '@mui/material/Box';
import { codeText, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { longDay } from '../../../shared/days.ts';
import type { WholeSanction } from '../documents.ts';

/** An effect in one or two lines: what, from when until when, and whether it holds today. */
export const EffectLine = ({ effect }: { effect: NonNullable<WholeSanction['effect']> }) => {
  const t = useT();
  const locale = usePanelLocale();
  const standing = effect.revokedOn
    ? t('sanctions.undoneOn', { day: longDay(effect.revokedOn, locale) })
    : effect.liftedOn
      ? t('sanctions.liftedOn', { day: longDay(effect.liftedOn, locale) })
      : effect.suspended
        ? t('sanctions.suspendedMeanwhile')
        : t(effect.inForce ? 'sanctions.holdsToday' : 'sanctions.holdsNotToday');
  return (
    <>
      <Box>
        <b>
          {t('sanctions.effectDays', { from: longDay(effect.startsOn, locale), to: longDay(effect.endsOn, locale) })}
        </b>{' '}
        {standing}
      </Box>
      {effect.matters.length > 0 ? (
        <Box>
          {t('sanctions.inMatters', {
            matters: effect.matters
              .map((matter) => codeText(t, 'sanctions.matter_', matter))
              .join(t('sanctions.listComma')),
          })}
        </Box>
      ) : null}
    </>
  );
};
