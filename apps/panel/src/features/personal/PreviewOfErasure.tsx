import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { ErasurePreview } from './documents.ts';

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" sx={{ mb: 2 }}>
    <Typography component="h3" sx={{ fontWeight: 700, mb: 0.5 }}>
      {title}
    </Typography>
    {children}
  </Box>
);

const list = { m: 0, pl: 2.5, fontSize: rem(15) } as const;

/** What erasing somebody would do: what stands against it, what goes, what the law keeps, what a person has to look at. */
export const PreviewOfErasure = ({ preview }: { preview: ErasurePreview }) => {
  const t = useT();
  const { blocked, own, texts, kept, review } = preview;
  if (blocked.length > 0)
    return (
      <Alert severity="warning" role="note" sx={{ mb: 2 }}>
        <Box sx={{ fontWeight: 700 }}>{t('personal.blockedTitle')}</Box>
        <Box component="ul" sx={list}>
          {blocked.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </Box>
      </Alert>
    );
  return (
    <>
      <Part title={t('personal.goes')}>
        <Box component="ul" sx={list}>
          <li>{t('personal.goesAlways')}</li>
          {own.map(({ code, title, n }) => (
            <li key={code}>{t('personal.counted', { title, n })}</li>
          ))}
        </Box>
      </Part>
      {texts.length > 0 ? (
        <Part title={t('personal.replaced')}>
          <Box component="ul" sx={list}>
            {texts.map(({ code, title, n }) => (
              <li key={code}>{t('personal.counted', { title, n })}</li>
            ))}
          </Box>
        </Part>
      ) : null}
      <Part title={t('personal.keptTitle')}>
        {kept.length === 0 ? <Box sx={{ color: color.muted }}>{t('personal.keptNone')}</Box> : null}
        <Box component="ul" sx={list}>
          {kept.map((record) => (
            <Box component="li" key={`${record.number} ${record.duty} ${record.until}`} sx={{ mb: 1 }}>
              {record.kindTitle} {record.number ?? t('personal.keptSecret')} · {record.duty} ·{' '}
              {record.until ? t('personal.keptUntil', { day: record.until }) : t('personal.keptOpen')}
              <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22) }}>
                {record.text}
                <br />
                {record.source}
              </Box>
              {record.toBeConfirmed ? <Chip size="small" label={t('personal.toBeConfirmed')} /> : null}
            </Box>
          ))}
        </Box>
      </Part>
      {review.length > 0 ? (
        <Part title={t('personal.reviewTitle')}>
          <Box component="ul" sx={list}>
            {review.map(({ title, number }) => (
              <li key={`${title} ${number}`}>{[title, number].filter(Boolean).join(' ')}</li>
            ))}
          </Box>
        </Part>
      ) : null}
    </>
  );
};
