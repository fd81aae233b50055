import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { WholeSanction } from '../documents.ts';

/** Four sentences on how it is kept fair, and whom one can turn to. */
export const Fairness = ({ record }: { record: WholeSanction }) => {
  const t = useT();
  const { handlers, chair } = record;
  const turnTo = [...handlers, ...(chair && !handlers.some(({ id }) => id === chair.id) ? [chair] : [])];
  return (
    <Section title={t('sanctions.fairness')} padded>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[
          t('sanctions.fair1'),
          t('sanctions.fair2', { body: record.bodyTitle }),
          t('sanctions.fair3'),
          t('sanctions.fair4'),
        ].map((sentence) => (
          <Box component="li" key={sentence} sx={{ display: 'flex', gap: 1, fontSize: rem(15), lineHeight: rem(26) }}>
            <CheckRounded sx={{ fontSize: 20, mt: '3px', color: color.primary }} aria-hidden />
            {sentence}
          </Box>
        ))}
      </Box>
      {turnTo.length > 0 ? (
        <Box sx={{ mt: 1.5, pt: 1.5, borderTop: `1px solid ${color.line}`, fontSize: rem(15), lineHeight: rem(24) }}>
          <b>{t('sanctions.turnTo')}</b>
          {turnTo.map(({ id, name, mainPost }) => (
            <Box key={id}>
              {name}{' '}
              <Box component="span" sx={{ color: color.muted }}>
                {mainPost}
              </Box>
            </Box>
          ))}
        </Box>
      ) : null}
    </Section>
  );
};
