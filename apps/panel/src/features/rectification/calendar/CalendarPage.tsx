import CalendarMonthRounded from '@mui/icons-material/CalendarMonthRounded';
import ChevronLeftRounded from '@mui/icons-material/ChevronLeftRounded';
import ChevronRightRounded from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../../data/useDocument.ts';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { Page } from '../../../shared/Page.tsx';
import { ScopeLine } from '../../../shared/ScopeLine.tsx';
import { Trouble } from '../../../shared/Trouble.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { DayList } from './DayList.tsx';
import { DueCalendarQuery, type DueFilter } from './documents.ts';
import { FeedDialog } from './FeedDialog.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { addMonths, isMonth, monthOf, weeksOf } from './month.ts';

/** Deadlines by day, with the days of the town's calendar that count and those that do not. */
const CalendarPage = () => {
  const t = useT();
  const { town } = useFrame();
  const grid = useMediaQuery('(min-width:960px)', { noSsr: true });
  const [params, setParams] = useSearchParams();
  const [subscribing, setSubscribing] = useState(false);
  const present = monthOf(town.today);
  const asked = params.get('month');
  const month = isMonth(asked) ? asked : present;
  const mine = params.get('whose') !== 'all';
  const weeks = weeksOf(month);
  const from = weeks[0]?.[0] ?? town.today;
  const to = weeks.at(-1)?.[6] ?? town.today;
  const filter: DueFilter = mine ? { mine: true } : {};
  const { data, error, refetch } = useDocument(
    DueCalendarQuery,
    { from, to, filter, listed: { ...filter, dueFrom: from, dueTo: to } },
    { keep: true },
  );
  const go = (change: { month?: string; whose?: string }) => {
    const next = { month, whose: mine ? 'mine' : 'all', ...change };
    setParams(
      { ...(next.month === present ? {} : { month: next.month }), ...(next.whose === 'all' ? { whose: 'all' } : {}) },
      { replace: true },
    );
  };
  const [year = '', number = ''] = month.split('-');
  const inMonth = (data?.rectificationDueDays ?? []).filter(({ day }) => monthOf(day) === month);
  const total = inMonth.reduce((sum, { count }) => sum + count, 0);
  const late = inMonth.reduce((sum, { overdue }) => sum + overdue, 0);
  return (
    <Page
      title={t('look.calendar')}
      beside={<ViewSwitch view="calendar" />}
      actions={
        <Button startIcon={<CalendarMonthRounded />} onClick={() => setSubscribing(true)}>
          {t('look.subscribe')}
        </Button>
      }
    >
      <ScopeLine counts={data ? t('look.monthCounts', { n: total, late }) : undefined} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', mb: 1 }} className="no-print">
        <IconButton aria-label={t('look.previousMonth')} onClick={() => go({ month: addMonths(month, -1) })}>
          <ChevronLeftRounded />
        </IconButton>
        <Typography variant="h2" component="p" aria-live="polite" sx={{ minWidth: '7.5em', textAlign: 'center' }}>
          {t('look.monthTitle', { year, month: number })}
        </Typography>
        <IconButton aria-label={t('look.nextMonth')} onClick={() => go({ month: addMonths(month, 1) })}>
          <ChevronRightRounded />
        </IconButton>
        <Button disabled={month === present} onClick={() => go({ month: present })}>
          {t('look.thisMonth')}
        </Button>
        <ToggleButtonGroup
          exclusive
          value={mine ? 'mine' : 'all'}
          aria-label={t('look.whose')}
          onChange={(_, whose: string | null) => whose && go({ whose })}
        >
          <ToggleButton value="mine">{t('look.mineOnly')}</ToggleButton>
          <ToggleButton value="all">{t('look.allInView')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <Box sx={{ color: color.muted, fontSize: rem(14), mb: 1 }}>{t('look.calendarLead')}</Box>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {grid ? <MonthGrid month={month} data={data} filter={filter} /> : null}
      {!grid && data ? <DayList month={month} data={data} filter={filter} /> : null}
      {!grid && !data && !error ? <Skeleton variant="rounded" height={320} /> : null}
      {data && total === 0 ? (
        <Card sx={{ mt: 2 }}>
          <EmptyState title={t('look.monthEmpty')} more={t('look.monthEmptyMore')} icon={<CalendarMonthRounded />} />
        </Card>
      ) : null}
      {subscribing ? <FeedDialog onClose={() => setSubscribing(false)} /> : null}
    </Page>
  );
};

export default CalendarPage;
