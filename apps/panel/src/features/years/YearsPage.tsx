import EventRepeatRounded from '@mui/icons-material/EventRepeatRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type RolloverRow, YearsQuery } from './documents.ts';
import { turnYears } from './permission.ts';
import { UndoRollover } from './UndoRollover.tsx';

const line = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1,
  columnGap: 2,
  alignItems: 'center',
  px: { xs: 2, sm: 2.5 },
  py: 1.25,
  minHeight: 56,
  borderBottom: `1px solid ${color.line}`,
  '&:last-child': { borderBottom: 0 },
} as const;

const summaryOf = ['classesUp', 'pupilsUp', 'postsBegun', 'teachingBegun'] as const;

/** The plan years of the town, and each turn from one to the next. */
const YearsPage = () => {
  const t = useT();
  const locale = usePanelLocale();
  const may = useMay();
  const { town } = useFrame();
  const { data, error, refetch } = useDocument(YearsQuery, {});
  const [undoing, setUndoing] = useState<RolloverRow | null>(null);
  const words = {
    classesUp: t('years.sumClasses'),
    pupilsUp: t('years.sumPupils'),
    postsBegun: t('years.sumPosts'),
    teachingBegun: t('years.sumTeaching'),
  };
  return (
    <Page
      title={t('years.title')}
      lead={t('years.lead')}
      actions={
        may(turnYears) ? (
          <Button component={Link} to="/years/next" variant="contained" startIcon={<EventRepeatRounded />}>
            {t('years.prepare')}
          </Button>
        ) : null
      }
    >
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton variant="rounded" height={320} /> : null}
      {data ? (
        <>
          <Section title={t('years.allYears')}>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {data.planYears.map(({ id, title, startsOn, endsOn }) => (
                <Box component="li" key={id} sx={line}>
                  <Box component="span" sx={{ fontWeight: 700, flex: '1 1 180px' }}>
                    {title}
                  </Box>
                  <Box component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
                    {startsOn} – {endsOn}
                  </Box>
                  {id === town.planYear?.id ? (
                    <Chip
                      size="small"
                      label={t('years.present')}
                      sx={{ bgcolor: color.primaryTint, color: color.primary, '& .MuiChip-label': { pl: '10px' } }}
                    />
                  ) : null}
                </Box>
              ))}
            </Box>
          </Section>
          <Section title={t('years.record')}>
            {data.rollovers.length === 0 ? <EmptyState title={t('years.none')} icon={<EventRepeatRounded />} /> : null}
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {data.rollovers.map((row) => (
                <Box component="li" key={row.id} sx={line}>
                  <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
                    <Box sx={{ fontWeight: 700, textDecoration: row.undoneAt ? 'line-through' : 'none' }}>
                      {t('years.into', { title: row.title })}
                    </Box>
                    <Box sx={{ color: color.muted, fontSize: rem(15) }}>
                      {t('years.by', { by: row.by, at: instantText(row.at, locale) })} · {row.reason}
                    </Box>
                    <Box sx={{ color: color.muted, fontSize: rem(15) }}>
                      {summaryOf.map((key) => `${words[key]} ${row.summary[key]}`).join(' · ')}
                    </Box>
                    {row.undoneAt && row.undoneBy ? (
                      <Box sx={{ fontSize: rem(15) }}>
                        {t('years.undoneBy', {
                          by: row.undoneBy,
                          at: instantText(row.undoneAt, locale),
                          reason: row.undoneReason ?? '',
                        })}
                      </Box>
                    ) : null}
                  </Box>
                  {row.undoneAt ? (
                    <Chip
                      size="small"
                      label={t('years.undone')}
                      sx={{ bgcolor: color.neutralTint, color: color.neutral, '& .MuiChip-label': { pl: '10px' } }}
                    />
                  ) : may(turnYears) ? (
                    <Button onClick={() => setUndoing(row)}>{t('years.undo')}</Button>
                  ) : null}
                </Box>
              ))}
            </Box>
          </Section>
        </>
      ) : null}
      {undoing ? <UndoRollover rollover={undoing} onClose={() => setUndoing(null)} /> : null}
    </Page>
  );
};

export default YearsPage;
