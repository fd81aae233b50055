import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { Link } from 'react-router';
import { useFrame } from '../../../data/viewer.ts';
import { usePanelLocale, useT } from '../../../i18n/useT.ts';
import { shortDay } from '../../../shared/days.ts';
import { StateTag } from '../../../shared/StateTag.tsx';
import { color, rem, touch } from '../../../theme/tokens.ts';
import { caseLink } from '../caseLink.ts';
import { DayMark } from './DayMark.tsx';
import { dayLink } from './dayLink.ts';
import type { DueCalendar, DueFilter } from './documents.ts';
import { monthOf } from './month.ts';

type Props = { month: string; data: DueCalendar; filter: DueFilter };

/** On a phone: the days of the month on which something falls due, or which are not as their weekday says. */
export const DayList = ({ month, data, filter }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const dueOn = (day: string) => data.rectificationDueDays.find((each) => each.day === day);
  const days = data.town.calendar.filter(
    ({ day, kind }) =>
      monthOf(day) === month &&
      (dueOn(day) !== undefined || kind === 'MAKE_UP' || kind === 'HOLIDAY' || day === town.today),
  );
  return (
    <>
      {days.map((townDay) => {
        const { day, note } = townDay;
        const due = dueOn(day);
        const cases = data.rectificationCases.nodes.filter((each) => each.dueOn === day);
        const rest = (due?.count ?? 0) - cases.length;
        return (
          <Card component="section" key={day} data-day={day} sx={{ mb: 1 }}>
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', px: 2, py: 0.75 }}>
              <Box
                component="h2"
                sx={{ m: 0, fontSize: rem(16), color: day === town.today ? color.primary : color.ink }}
              >
                {shortDay(day, locale)}
                {day === town.today ? ` ${t('look.today')}` : ''}
              </Box>
              <DayMark day={townDay} />
              {note ? <Box sx={{ color: color.muted, fontSize: rem(14) }}>{note}</Box> : null}
              {due ? (
                <Box
                  component={Link}
                  to={dayLink(day, filter)}
                  sx={{
                    ml: 'auto',
                    minHeight: touch,
                    display: 'inline-flex',
                    alignItems: 'center',
                    fontWeight: 700,
                    color: `${due.overdue > 0 ? color.over : color.primary} !important`,
                  }}
                >
                  {t(due.overdue > 0 ? 'look.overdueCount' : 'look.dueCount', { n: due.overdue || due.count })}
                </Box>
              ) : null}
            </Box>
            {cases.map((record) => (
              <Box
                component={Link}
                to={caseLink(record)}
                key={record.id}
                sx={{
                  display: 'block',
                  px: 2,
                  py: 1,
                  borderTop: `1px solid ${color.line}`,
                  color: `${color.ink} !important`,
                  textDecoration: 'none !important',
                }}
              >
                <Box sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>{record.title}</Box>
                <Box
                  sx={{
                    display: 'flex',
                    gap: 1,
                    alignItems: 'center',
                    flexWrap: 'wrap',
                    color: color.muted,
                    fontSize: rem(14),
                  }}
                >
                  <StateTag title={record.stateTitle} tone={record.tone} />
                  {record.unit.name}
                  <span>{record.number}</span>
                </Box>
              </Box>
            ))}
            {rest > 0 ? (
              <Box sx={{ px: 2, py: 1, borderTop: `1px solid ${color.line}`, color: color.muted }}>
                {t('look.moreOfDay', { n: rest })}
              </Box>
            ) : null}
          </Card>
        );
      })}
    </>
  );
};
