import Box from '@mui/material/Box';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { instantText } from '../../../shared/days.ts';
import { PhotoRow } from '../../../shared/PhotoRow.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';

/** Who was asked for an opinion, what about, and what they answered. */
export const Opinions = ({ record, no }: { record: WholeSanction; no: number }) => {
  const t = useT();
  const locale = usePanelLocale();
  return (
    <Section no={no} id="part-opinions" title={t('sanctions.opinions')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {record.opinions.map((each) => (
          <Box
            component="li"
            key={`${each.whom?.id ?? ''}${each.askedAt}`}
            sx={{
              px: { xs: 2, sm: 2.5 },
              py: 1.25,
              fontSize: rem(15),
              lineHeight: rem(24),
              borderBottom: `1px solid ${color.line}`,
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <b>{each.whom?.name}</b>{' '}
            <Box component="span" sx={quiet}>
              {each.whom?.mainPost}
            </Box>
            {each.question ? (
              <Box sx={quiet}>
                {t('sanctions.askedAbout', { name: each.askedBy?.name ?? '', at: instantText(each.askedAt, locale) })}{' '}
                {each.question}
              </Box>
            ) : null}
            <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {each.opinion ?? <span style={{ color: color.muted }}>{t('sanctions.notAnswered')}</span>}
            </Box>
            {each.answeredAt ? <Box sx={quiet}>{instantText(each.answeredAt, locale)}</Box> : null}
            <PhotoRow files={each.files} caption={each.whom?.name ?? ''} />
          </Box>
        ))}
      </Box>
    </Section>
  );
};

const quiet = { fontSize: rem(14), lineHeight: rem(22), color: color.muted } as const;
