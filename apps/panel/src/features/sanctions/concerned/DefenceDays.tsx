import Box from '@mui/material/Box';
import { useDocument } from '../../../data/useDocument.ts';
import { useFrame } from '../../../data/viewer.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { partsOf, shortDay, weekdayText } from '../../../shared/days.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { WorkingDaysQuery } from '../../rectification/documents.ts';
import type { WholeSanction } from '../documents.ts';
import { stripOf, todayIn } from './dayStrip.ts';

/** The working days for the defence, today's marked and the last one framed: a calendar, no clock. */
export const DefenceDays = ({ record: { receipt, dueOn } }: { record: WholeSanction }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const from = receipt ? partsOf(receipt.at).day : town.today;
  const { data } = useDocument(
    WorkingDaysQuery,
    { from, to: dueOn ?? from },
    { enabled: dueOn !== null, freshFor: 600_000 },
  );
  if (dueOn === null || !data) return null;
  const working = new Set(data.town.calendar.filter((day) => day.working).map(({ day }) => day));
  const days = stripOf(from, dueOn, working, town.today);
  const today = todayIn(days);
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ fontSize: rem(16), lineHeight: rem(24) }}>
        <b>{shortDay(dueOn, locale)}</b> {t('sanctions.untilDayEnds')}{' '}
        {today > 0
          ? t('sanctions.dayOf', { n: today, all: days.length })
          : t('sanctions.daysInAll', { all: days.length })}
      </Box>
      <Box
        component="ol"
        aria-label={t('sanctions.defenceDays')}
        sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'flex', gap: 0.5, flexWrap: 'wrap' }}
      >
        {days.map(({ day, place, last }) => (
          <Box
            component="li"
            key={day}
            {...(place === 'today' ? { 'aria-current': 'date' as const } : {})}
            sx={{
              flex: '1 1 64px',
              maxWidth: 120,
              minHeight: 48,
              px: 0.5,
              borderRadius: '4px',
              textAlign: 'center',
              fontSize: rem(14),
              lineHeight: rem(20),
              display: 'flex',
              flexDirection: 'column',
              justifyContent: 'center',
              ...(place === 'today'
                ? { bgcolor: color.primary, color: '#fff' }
                : place === 'past'
                  ? { bgcolor: color.paper, color: color.muted, boxShadow: `inset 0 0 0 1px ${color.line}` }
                  : { bgcolor: color.primaryTint, color: color.primary }),
              ...(last && place !== 'today' ? { boxShadow: `inset 0 0 0 2px ${color.primary}` } : {}),
            }}
          >
            <b>{Number(day.slice(8))}</b>
            {place === 'today'
              ? t('sanctions.today')
              : place === 'past'
                ? t('sanctions.past')
                : last
                  ? t('sanctions.lastDay')
                  : weekdayText(day, locale)}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
