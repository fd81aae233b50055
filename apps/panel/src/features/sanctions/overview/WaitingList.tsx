import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { PersonAvatar } from '../../../shared/PersonAvatar.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { SanctionOverview } from '../documents.ts';

/** For whom the open cases wait, and how many of them are late. */
export const WaitingList = ({ waiting }: { waiting: SanctionOverview['waiting'] }) => {
  const t = useT();
  return (
    <Section title={t('sanctions.waitingTitle')}>
      {waiting.length === 0 ? (
        <Box sx={{ p: 2.5, color: color.muted, fontSize: rem(15) }}>{t('sanctions.waitingNone')}</Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {waiting.map(({ name, personId, count, overdue }) => (
            <Box
              component="li"
              key={personId}
              sx={{
                px: { xs: 2, sm: 2.5 },
                minHeight: 52,
                display: 'flex',
                alignItems: 'center',
                gap: 1.25,
                borderBottom: `1px solid ${color.line}`,
                '&:last-child': { borderBottom: 0 },
              }}
            >
              <PersonAvatar name={name} quiet />
              <Box sx={{ flex: 1 }}>{name}</Box>
              {overdue > 0 ? (
                <Box component="span" sx={{ color: color.over, fontWeight: 700, fontSize: rem(14) }}>
                  {t('sanctions.late', { n: overdue })}
                </Box>
              ) : null}
              <Box component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
                {t('sanctions.count', { n: count })}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
};
