import FullscreenRounded from '@mui/icons-material/FullscreenRounded';
import LogoutRounded from '@mui/icons-material/LogoutRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';
import { Authenticated } from 'react-admin';
import { Link } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { longDay, partsOf } from '../../../shared/days.ts';
import { useTitle } from '../../../shared/Page.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color } from '../../../theme/tokens.ts';
import { staleMinutes, wallPeriod } from './age.ts';
import { CampusBoard } from './CampusBoard.tsx';
import { type Wall, WallQuery } from './documents.ts';
import { wallSize } from './wallSize.ts';

/** The wall, for the display of an office or corridor; behind signing in like every page. */
const WallPage = () => (
  <Authenticated>
    <OverdueWall />
  </Authenticated>
);

/** Gives the time again every so often, so that an age on the screen grows. */
const useNow = (every: number): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
};

const OverdueWall = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { data, error, dataUpdatedAt, failureCount, refetch } = useDocument(WallQuery, {}, { every: wallPeriod });
  const now = useNow(10_000);
  useTitle(t('look.wall'));
  const wall = data?.overdueWall;
  return (
    <Box
      component="main"
      id="main"
      tabIndex={-1}
      sx={{
        minHeight: '100vh',
        bgcolor: color.paper,
        p: 'clamp(12px, 1.6vw, 32px)',
        display: 'flex',
        flexDirection: 'column',
        gap: 'clamp(10px, 1.2vw, 24px)',
        outline: 'none',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, rowGap: 1, flexWrap: 'wrap' }}>
        <Box component="h1" sx={{ m: 0, fontSize: wallSize.title, lineHeight: 1.3 }}>
          {wall ? t('look.wallTitle', { town: wall.town }) : t('look.wall')}
        </Box>
        {wall ? <Box sx={{ fontSize: wallSize.text, color: color.muted }}>{longDay(wall.today, locale)}</Box> : null}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <Button startIcon={<FullscreenRounded />} onClick={() => void document.documentElement.requestFullscreen()}>
            {t('look.wallFull')}
          </Button>
          <Button component={Link} to="/" startIcon={<LogoutRounded />}>
            {t('look.wallBack')}
          </Button>
        </Box>
      </Box>
      {!wall && error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!wall && !error ? <LinearProgress aria-label={t('frame.loading')} /> : null}
      {wall ? (
        <>
          <Age readAt={dataUpdatedAt} minutes={staleMinutes(dataUpdatedAt, now, failureCount > 0 || error !== null)} />
          <Figures wall={wall} />
          <CampusBoard wall={wall} />
        </>
      ) : null}
    </Box>
  );
};

/** When the figures came; in red, with their age, when the line is down. */
const Age = ({ readAt, minutes }: { readAt: number; minutes: number | null }) => {
  const t = useT();
  const { time } = partsOf(new Date(readAt).toISOString());
  const stale = minutes !== null;
  return (
    <Box
      role="status"
      data-stale={stale}
      sx={{
        order: 9,
        mt: 'auto',
        fontSize: wallSize.text,
        color: stale ? '#fff' : color.muted,
        bgcolor: stale ? color.over : 'transparent',
        fontWeight: stale ? 700 : 400,
        borderRadius: '8px',
        px: stale ? 2 : 0,
        py: stale ? 1 : 0,
      }}
    >
      {minutes === null
        ? `${t('look.wallFresh', { time })} · ${t('look.wallLateHint')}`
        : t(minutes > 0 ? 'look.wallStale' : 'look.wallStaleNow', { n: minutes, time })}
    </Box>
  );
};

const Figures = ({ wall }: { wall: Wall }) => {
  const t = useT();
  const figures = [
    { title: 'look.wallOverdue', number: wall.overdue, ink: wall.overdue > 0 ? color.over : color.ink },
    { title: 'look.wallToday', number: wall.dueToday, ink: wall.dueToday > 0 ? color.soon : color.ink },
    { title: 'look.wallWeek', number: wall.dueThisWeek, ink: color.ink },
    { title: 'look.wallClosed', number: wall.closedThisWeek, ink: color.doneInk },
  ] as const;
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gap: 'clamp(8px, 1vw, 20px)',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {figures.map(({ title, number, ink }) => (
        <Box
          key={title}
          sx={{
            bgcolor: color.surface,
            border: `1px solid ${color.line}`,
            borderRadius: '8px',
            p: 'clamp(8px, 1vw, 20px) clamp(12px, 1.4vw, 28px)',
            display: 'flex',
            flexDirection: 'column-reverse',
          }}
        >
          <Box component="dt" sx={{ fontSize: wallSize.text, color: color.neutral }}>
            {t(title)}
          </Box>
          <Box component="dd" sx={{ m: 0, fontSize: wallSize.figure, lineHeight: 1.1, fontWeight: 700, color: ink }}>
            {number}
          </Box>
        </Box>
      ))}
    </Box>
  );
};

export default WallPage;
