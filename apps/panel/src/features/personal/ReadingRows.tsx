import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { color, rem, touch } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import type { PupilReadingRow, ReadingRow } from './documents.ts';

type LineProps = { who: string; post: string | null; what: ReactNode; at: string; reason: string | null };

/** One reading: who, what, when, and why where it was asked. */
const Line = ({ who, post, what, at, reason }: LineProps) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const sameYear = at.slice(0, 4) === town.today.slice(0, 4);
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1,
        minHeight: 56,
        display: 'flex',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 0,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 150px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>{who}</Box>
        {post ? <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>{post}</Box> : null}
      </Box>
      <Box sx={{ flex: '3 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
        {what}
        {reason ? (
          <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
            {t('personal.reasonSaid', { reason })}
          </Box>
        ) : null}
      </Box>
      <Box sx={{ color: color.muted, fontSize: rem(15), whiteSpace: 'nowrap', ml: { sm: 'auto' } }}>
        {sameYear ? '' : `${at.slice(0, 4)}-`}
        {instantText(at, locale)}
      </Box>
    </Box>
  );
};

const rows = { listStyle: 'none', m: 0, p: 0 } as const;

/** Readings of confidential cases and personal data. */
export const ReadingRows = ({ readings }: { readings: readonly ReadingRow[] }) => (
  <Box component="ul" sx={rows}>
    {readings.map((row) => (
      <Line
        key={`${row.at} ${row.reader} ${row.whatTitle} ${row.about} ${row.number}`}
        who={row.reader}
        post={row.post}
        at={row.at}
        reason={row.reason}
        what={
          <>
            {[row.whatTitle, row.about].filter(Boolean).join(' · ')}{' '}
            {row.number && row.kind ? (
              <Box
                component={Link}
                to={recordLink({ workflow: row.kind, number: row.number })}
                sx={{ display: 'inline-flex', alignItems: 'center', minHeight: touch }}
              >
                {row.number}
              </Box>
            ) : null}
          </>
        }
      />
    ))}
  </Box>
);

/** Readings of pupils' data, of a class or campus. */
export const PupilReadingRows = ({ readings }: { readings: readonly PupilReadingRow[] }) => {
  const t = useT();
  return (
    <Box component="ul" sx={rows}>
      {readings.map((row) => (
        <Line
          key={`${row.at} ${row.reader} ${row.purposeTitle} ${row.unit} ${row.pupils}`}
          who={row.reader}
          post={row.post}
          at={row.at}
          reason={row.reason}
          what={[row.purposeTitle, row.unit, row.exam, t('personal.pupilCount', { n: row.pupils })]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </Box>
  );
};
