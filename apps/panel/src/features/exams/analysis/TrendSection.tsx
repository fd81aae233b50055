import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useT } from '../../../i18n/useT.ts';
import { plain } from '../../../shared/charts/numbers.ts';
import { TrendLine } from '../../../shared/charts/TrendLine.tsx';
import type { TrendPoint } from '../../../shared/charts/trend.ts';
import { Unfold } from '../../../shared/charts/Unfold.tsx';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';

/** A session of a trend, its day and how many sat it. */
export type TrendSession = TrendPoint & { key: string; day: string; n: number };

/** How a group's mean moved over the sessions of the same kind. */
export const TrendSection = ({ name, sessions }: { name: string; sessions: readonly TrendSession[] }) => {
  const t = useT();
  return (
    <Section title={t('exams.trend')} beside={<Box sx={{ color: color.muted }}>{name}</Box>} padded>
      <Box sx={{ color: color.muted, fontSize: rem(14), mb: 2 }}>
        {t(sessions.length < 2 ? 'exams.trendEmpty' : 'exams.trendMore')}
      </Box>
      <TrendLine
        label={t('exams.trendOf', { name })}
        points={sessions.map((one) => ({ ...one, tick: one.day.slice(0, 7) }))}
        span={20}
        least={0}
        highest={100}
      />
      <Unfold>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('exams.title')}</TableCell>
              <TableCell>{t('exams.heldOn')}</TableCell>
              <TableCell align="right">{t('exams.n')}</TableCell>
              <TableCell align="right">{t('exams.meanPercent')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {sessions.map(({ key, title, day, n, value }) => (
              <TableRow key={key}>
                <TableCell>{title}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{day}</TableCell>
                <TableCell align="right">{n}</TableCell>
                <TableCell align="right">{value === null ? '\u2013' : plain(value, 1)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Unfold>
    </Section>
  );
};
