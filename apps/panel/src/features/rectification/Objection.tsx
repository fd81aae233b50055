import GavelRounded from '@mui/icons-material/GavelRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText, longDay } from '../../shared/days.ts';
import { PhotoRow } from '../../shared/PhotoRow.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { WholeCase } from './documents.ts';

/** The objection that waits for an answer: what was objected, and who answers by when. */
export const Objection = ({ record }: { record: WholeCase }) => {
  const t = useT();
  const locale = usePanelLocale();
  const event = [...record.events].reverse().find(({ step }) => step === 'object');
  if (event?.state !== record.state) return null;
  const reason = event.input.find(({ name }) => name === 'reason')?.value;
  const by = event
    ? t('requests.objectedBy', { name: event.actor?.name ?? '', at: instantText(event.at, locale) })
    : '';
  return (
    <Card
      component="section"
      aria-label={t('requests.objected')}
      sx={{ mb: 2, px: { xs: 2, sm: 2.5 }, py: 1.5, bgcolor: color.reviewTint, borderColor: color.review }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <GavelRounded sx={{ color: color.review, mt: '2px' }} />
        <Box sx={{ minWidth: 0 }}>
          <Box
            component="h2"
            sx={{ m: 0, fontSize: rem(16), lineHeight: rem(26), fontWeight: 700, color: color.review }}
          >
            {t('requests.objected')}
          </Box>
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22) }}>{by}</Box>
          {reason ? (
            <Box sx={{ my: 0.5, lineHeight: rem(26), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{reason}</Box>
          ) : null}
          <PhotoRow files={event.evidence ?? []} caption={by} />
          {record.dueOn ? (
            <Box sx={{ fontSize: rem(15), lineHeight: rem(24) }}>
              {t('requests.objectionAnswerBy', { day: longDay(record.dueOn, locale) })}
            </Box>
          ) : null}
        </Box>
      </Box>
    </Card>
  );
};
