import GavelRounded from '@mui/icons-material/GavelRounded';
import Box from '@mui/material/Box';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText } from '../../../shared/days.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';

/** What the law profile objects to, with its source, and why it goes on all the same; what the screening found. */
export const LawPart = ({ record, no }: { record: WholeSanction; no: number }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { law, screening } = record;
  return (
    <Section no={no} id="part-law" title={t('sanctions.law')}>
      {law.length === 0 ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, fontSize: rem(15), lineHeight: rem(24), color: color.muted }}>
          {t('sanctions.lawSilent')}
        </Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {law.map((each) => (
            <Box component="li" key={each.ruleId} sx={row}>
              <GavelRounded sx={{ fontSize: 20, mt: '2px', color: color.muted }} aria-hidden />
              <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                <b>{each.title}</b>
                <Box>{each.text}</Box>
                <Box sx={quiet}>{each.source}</Box>
                {each.reason ? (
                  <Box sx={{ mt: 0.5 }}>
                    <Box component="span" sx={{ color: color.muted }}>
                      {t('sanctions.goesOnBecause')}
                    </Box>{' '}
                    {each.reason}
                    <Box sx={quiet}>
                      {[
                        each.legalBasis ? t('sanctions.legalBasis', { text: each.legalBasis }) : null,
                        each.answeredBy?.name,
                        instantText(each.at, locale),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Box>
                  </Box>
                ) : (
                  <Box sx={{ mt: 0.5, fontWeight: 700 }}>{t('sanctions.lawUnanswered')}</Box>
                )}
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {screening ? (
        <Box sx={{ ...row, display: 'block', borderTop: `1px solid ${color.line}` }}>
          <Box component="span" sx={{ color: color.muted }}>
            {t('sanctions.screenedBy', { name: screening.by?.name ?? '', at: instantText(screening.at, locale) })}
          </Box>{' '}
          {[
            t(screening.competent ? 'sanctions.competent' : 'sanctions.notCompetent'),
            screening.exempt ? t('sanctions.exempt', { ground: screening.groundTitle ?? '' }) : null,
          ]
            .filter(Boolean)
            .join(t('charts.comma'))}
          {screening.opinion ? <Box sx={{ whiteSpace: 'pre-wrap' }}>{screening.opinion}</Box> : null}
        </Box>
      ) : null}
    </Section>
  );
};

const row = {
  display: 'flex',
  gap: 1.25,
  px: { xs: 2, sm: 2.5 },
  py: 1.25,
  fontSize: rem(15),
  lineHeight: rem(24),
  borderBottom: `1px solid ${color.line}`,
  '&:last-child': { borderBottom: 0 },
} as const;
const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;
