import AlarmRounded from '@mui/icons-material/AlarmRounded';
import CalendarMonthRounded from '@mui/icons-material/CalendarMonthRounded';
import DateRangeRounded from '@mui/icons-material/DateRangeRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import EventRounded from '@mui/icons-material/EventRounded';
import RemoveRounded from '@mui/icons-material/RemoveRounded';
import TaskAltRounded from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ElementType } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { type Translate, usePanelLocale, useT } from '../../i18n/useT.ts';
import { DueBadge, useDueWords } from '../../shared/DueBadge.tsx';
import { addDays, shortDay, weekdayOf } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { toneLook } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { useTrail } from '../rectification/trail.ts';
import type { TodoItem } from './documents.ts';
import { type DueGroup, groupByDay } from './groupByDay.ts';

const looks: Record<DueGroup, { title: TextKey; ink: string; Icon: ElementType }> = {
  overdue: { title: 'workbench.groupOverdue', ink: color.over, Icon: ErrorRounded },
  today: { title: 'workbench.groupToday', ink: color.soon, Icon: AlarmRounded },
  tomorrow: { title: 'workbench.groupTomorrow', ink: color.ink, Icon: EventRounded },
  week: { title: 'workbench.groupWeek', ink: color.ink, Icon: DateRangeRounded },
  later: { title: 'workbench.groupLater', ink: color.ink, Icon: CalendarMonthRounded },
  none: { title: 'workbench.groupNone', ink: color.ink, Icon: RemoveRounded },
};

const whenOf = (group: DueGroup, today: string, locale: 'zh' | 'en', t: Translate): string => {
  if (group === 'today') return `${shortDay(today, locale)} · `;
  if (group === 'tomorrow') return `${shortDay(addDays(today, 1), locale)} · `;
  if (group === 'week')
    return `${t('workbench.until', { day: shortDay(addDays(today, 7 - weekdayOf(today)), locale) })} · `;
  return '';
};

/** To-dos by due day, each with the next step in words on its button; the first one is filled. */
export const TodoList = ({ items }: { items: readonly TodoItem[] }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const groups = groupByDay(items, town.today);
  useTrail(
    'workbench',
    groups.flatMap(({ items: inGroup }) =>
      inGroup.flatMap(({ record }) => (record.workflow === 'rectification' ? [record.number] : [])),
    ),
  );
  if (items.length === 0)
    return (
      <EmptyState title={t('workbench.emptyTodo')} more={t('workbench.emptyTodoMore')} icon={<TaskAltRounded />} />
    );
  return (
    <>
      {groups.map(({ group, items: inGroup }, groupIndex) => {
        const { title, ink, Icon } = looks[group];
        return (
          <Box component="section" key={group} aria-label={t(title)}>
            <Box
              sx={{
                px: { xs: 2, sm: 2.5 },
                minHeight: 44,
                display: 'flex',
                alignItems: 'center',
                gap: 1,
                bgcolor: color.paper,
                borderTop: groupIndex ? `1px solid ${color.line}` : 0,
                borderBottom: `1px solid ${color.line}`,
                fontSize: rem(15),
                color: color.muted,
              }}
            >
              <Icon sx={{ fontSize: 20, color: ink }} />
              <Box component="h3" sx={{ m: 0, fontSize: rem(16), fontWeight: 700, color: ink }}>
                {t(title)}
              </Box>
              {whenOf(group, town.today, locale, t)}
              {t('workbench.count', { n: inGroup.length })}
            </Box>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {inGroup.map((item, index) => (
                <Todo key={item.record.id} item={item} group={group} first={groupIndex === 0 && index === 0} />
              ))}
            </Box>
          </Box>
        );
      })}
    </>
  );
};

const responsibleFor = ({ record }: TodoItem): { id: string; name: string } | undefined =>
  record.assignments.find(({ relation, to }) => relation === 'responsible' && !to)?.person;

/** What comes to the reader and may be handed on to somebody else, as a head hands a finding to a teacher. */
const handingOn = (item: TodoItem, reader: string): TodoItem['record']['availableSteps'][number] | undefined =>
  responsibleFor(item)?.id === reader ? item.record.availableSteps.find(({ name }) => name === 'reassign') : undefined;

const Todo = ({ item, group, first }: { item: TodoItem; group: DueGroup; first: boolean }) => {
  const t = useT();
  const { viewer } = useFrame();
  const { record, step } = item;
  const look = toneLook[record.tone];
  const handOn = handingOn(item, (viewer.onBehalfOf ?? viewer.person).id);
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        minHeight: 68,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        rowGap: 1,
        flexWrap: { xs: 'wrap', sm: 'nowrap' },
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
        '&:hover': { bgcolor: color.rowHover },
      }}
    >
      <look.Icon
        titleAccess={record.stateTitle}
        sx={{ fontSize: 22, color: look.ink, flex: 'none', display: { xs: 'none', sm: 'block' } }}
      />
      <Box sx={{ flex: { xs: '1 1 100%', sm: 1 }, minWidth: 0 }}>
        <Box
          component={Link}
          to={recordLink(record)}
          sx={{
            display: 'block',
            fontWeight: 700,
            fontSize: rem(16),
            lineHeight: rem(24),
            color: `${color.ink} !important`,
            overflowWrap: 'anywhere',
          }}
        >
          {record.title}
        </Box>
        <Box
          sx={{
            fontSize: rem(14),
            lineHeight: rem(22),
            color: color.muted,
            display: 'flex',
            gap: 0.75,
            flexWrap: 'wrap',
            alignItems: 'center',
          }}
        >
          <Box
            component="span"
            sx={{ border: `1px solid ${color.line}`, borderRadius: '4px', px: '6px', lineHeight: rem(20) }}
          >
            {record.stateTitle}
          </Box>
          <span>{[record.number, record.unit.name, responsibleFor(item)?.name].filter(Boolean).join(' · ')}</span>
        </Box>
      </Box>
      <Due item={item} group={group} />
      {handOn ? (
        <Button
          component={Link}
          to={recordLink(record, handOn.name)}
          variant="text"
          aria-label={`${handOn.title}: ${record.title}`}
          sx={{ flex: 'none', textDecoration: 'none !important' }}
        >
          {handOn.title}
        </Button>
      ) : null}
      <Button
        component={Link}
        to={recordLink(record)}
        variant={first ? 'contained' : 'tonal'}
        aria-label={`${step?.title ?? t('workbench.open1')}: ${record.title}`}
        sx={{ minWidth: 124, ml: { xs: 'auto', sm: 0 }, textDecoration: 'none !important' }}
      >
        {step?.title ?? t('workbench.open1')}
      </Button>
    </Box>
  );
};

const Due = ({ item, group }: { item: TodoItem; group: DueGroup }) => {
  const t = useT();
  const locale = usePanelLocale();
  const words = useDueWords();
  const soon = item.daysLeft !== null && item.daysLeft <= 0;
  if (group === 'overdue') return <DueBadge due={item} align="auto" />;
  return (
    <Box
      sx={{
        textAlign: { xs: 'left', sm: 'right' },
        whiteSpace: 'nowrap',
        fontSize: rem(15),
        lineHeight: rem(22),
        color: color.muted,
      }}
    >
      {group === 'today' ? (
        <Box sx={{ color: color.soon, fontWeight: 700 }}>{t('cases.dueTodayBadge')}</Box>
      ) : (
        <>
          {item.dueOn ? <Box sx={{ color: soon ? color.soon : color.ink }}>{shortDay(item.dueOn, locale)}</Box> : null}
          <Box sx={{ fontSize: rem(14) }}>{words(item)}</Box>
        </>
      )}
    </Box>
  );
};
