import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useFrame } from '../../../data/viewer.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { longDay, weekdayText } from '../../../shared/days.ts';
import { toneLook } from '../../../shared/StateTag.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { caseLink } from '../caseLink.ts';
import { DayMark } from './DayMark.tsx';
import { dayLink } from './dayLink.ts';
import type { DueCalendar, DueCase, DueFilter } from './documents.ts';
import { monthOf, schoolWeekOf, weeksOf } from './month.ts';

/** Cases named in a cell; the rest are a number. */
const named = 3;

type Props = { month: string; data: DueCalendar | undefined; filter: DueFilter };

const cell = { border: `1px solid ${color.line}`, p: '6px', verticalAlign: 'top', fontSize: rem(14) } as const;

/** The month as a table of weeks: what falls due on each day, and which days count. */
export const MonthGrid = ({ month, data, filter }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const weeks = weeksOf(month);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Box
        component="table"
        aria-label={t('look.calendar')}
        sx={{ width: '100%', minWidth: 720, tableLayout: 'fixed', borderCollapse: 'collapse', bgcolor: color.surface }}
      >
        <thead>
          <tr>
            <Box component="th" scope="col" sx={{ ...cell, width: '3.6em', color: color.muted, fontWeight: 400 }}>
              {t('look.weekColumn')}
            </Box>
            {(weeks[0] ?? []).map((day) => (
              <Box
                component="th"
                scope="col"
                key={day}
                sx={{ ...cell, color: color.muted, fontWeight: 400, textAlign: 'left' }}
              >
                {weekdayText(day, locale)}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              <Box
                component="th"
                scope="row"
                sx={{ ...cell, color: color.muted, fontWeight: 400, textAlign: 'center' }}
              >
                {schoolWeekOf(week[0] ?? '', town.term) ?? ''}
              </Box>
              {week.map((day) => (
                <DayCell key={day} day={day} inMonth={monthOf(day) === month} data={data} filter={filter} />
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
};

type CellProps = { day: string; inMonth: boolean; data: DueCalendar | undefined; filter: DueFilter };

const DayCell = ({ day, inMonth, data, filter }: CellProps) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const townDay = data?.town.calendar.find((each) => each.day === day);
  const due = data?.rectificationDueDays.find((each) => each.day === day);
  const cases = (data?.rectificationCases.nodes ?? []).filter(({ dueOn }) => dueOn === day).slice(0, named);
  const isToday = day === town.today;
  const rest = (due?.count ?? 0) - cases.length;
  return (
    <Box
      component="td"
      data-day={day}
      {...(isToday ? { 'aria-current': 'date' } : {})}
      sx={{
        ...cell,
        height: 112,
        bgcolor: townDay && !townDay.working ? color.paper : color.surface,
        ...(inMonth ? {} : { '& b': { color: color.muted, fontWeight: 400 } }),
        ...(isToday ? { boxShadow: `inset 0 0 0 2px ${color.primary}` } : {}),
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: '6px', flexWrap: 'wrap', mb: '2px' }}>
        <Box component="b" sx={{ color: isToday ? color.primary : color.ink, fontSize: rem(15) }}>
          {inMonth ? Number(day.slice(8)) : day.slice(5)}
        </Box>
        {isToday ? <Box component="span">{t('look.today')}</Box> : null}
        <DayMark day={townDay} />
        {due ? (
          <Box
            component={Link}
            to={dayLink(day, filter)}
            aria-label={t('look.openDay', { day: longDay(day, locale), n: due.count })}
            sx={{
              ml: 'auto',
              minWidth: 32,
              minHeight: 28,
              display: 'inline-flex',
              alignItems: 'center',
              justifyContent: 'flex-end',
              fontWeight: 700,
              color: due.overdue > 0 ? `${color.over} !important` : `${color.primary} !important`,
            }}
          >
            {t('look.count', { n: due.count })}
          </Box>
        ) : null}
      </Box>
      {townDay?.note ? (
        <Box sx={{ color: color.muted, lineHeight: rem(20), overflowWrap: 'anywhere' }}>{townDay.note}</Box>
      ) : null}
      {cases.map((each) => (
        <DueLine key={each.id} record={each} />
      ))}
      {rest > 0 && cases.length > 0 ? (
        <Box sx={{ color: color.muted, pl: '8px' }}>{t('look.moreOfDay', { n: rest })}</Box>
      ) : null}
    </Box>
  );
};

const DueLine = ({ record }: { record: DueCase }) => (
  <Box
    component={Link}
    to={caseLink(record)}
    title={`${record.number} ${record.title} · ${record.stateTitle}`}
    sx={{
      display: 'block',
      lineHeight: rem(26),
      pl: '6px',
      mt: '2px',
      borderLeft: `3px solid ${record.overdue ? color.over : toneLook[record.tone].ink}`,
      color: `${record.overdue ? color.over : color.ink} !important`,
      fontWeight: record.overdue ? 700 : 400,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    }}
  >
    {record.title}
  </Box>
);
