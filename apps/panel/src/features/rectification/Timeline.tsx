import AssignmentTurnedInRounded from '@mui/icons-material/AssignmentTurnedInRounded';
import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import EditNoteRounded from '@mui/icons-material/EditNoteRounded';
import SendRounded from '@mui/icons-material/SendRounded';
import UndoRounded from '@mui/icons-material/UndoRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { type Translate, usePanelLocale, useT } from '../../i18n/useT.ts';
import { addDays, instantText, partsOf } from '../../shared/days.ts';
import { PhotoRow } from '../../shared/PhotoRow.tsx';
import { Section } from '../../shared/Section.tsx';
import { toneLook } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type CaseEvent, type CaseReminder, type WorkflowMap, WorkingDaysQuery } from './documents.ts';
import { TimelineReminder } from './TimelineReminder.tsx';
import { type Stay, stayBetween } from './timeInState.ts';
import { withReminders } from './withReminders.ts';

/** Days of the calendar that may be read at once. */
const mostDays = 400;

type Props = {
  events: readonly CaseEvent[];
  reminders: readonly CaseReminder[];
  map: WorkflowMap | undefined;
};

const stayText = (stay: Stay, t: Translate): string => {
  if ('workingDays' in stay) return t('cases.workingDays', { n: stay.workingDays });
  if (stay.minutes >= 60) return t('cases.hours', { n: Math.round(stay.minutes / 60) });
  return stay.minutes > 0 ? t('cases.minutes', { n: stay.minutes }) : t('cases.moment');
};

/** The history, newest first: who, when, what, with which evidence, how long each state lasted, and what was reminded of. */
export const Timeline = ({ events, reminders, map }: Props) => {
  const t = useT();
  const { town } = useFrame();
  const [onlyEvidence, setOnlyEvidence] = useState(false);
  const oldest = events[0];
  const from = oldest ? partsOf(oldest.at).day : town.today;
  const newest = events.at(-1);
  // Only the days between steps are counted, so that the latest step's day is far enough.
  const [to = from] = [newest ? partsOf(newest.at).day : town.today, addDays(from, mostDays)].sort();
  const { data } = useDocument(WorkingDaysQuery, { from, to }, { enabled: events.length > 1, freshFor: 600_000 });
  const working = new Set(data?.town.calendar.filter((day) => day.working).map(({ day }) => day));
  const road = map?.mainRoad ?? [];
  const items = events.map((event, index) => {
    const before = events[index - 1];
    const after = events[index + 1];
    const isReturn = Boolean(
      before && road.indexOf(event.state) >= 0 && road.indexOf(event.state) < road.indexOf(before.state),
    );
    return { event, isReturn, stay: after ? stayBetween(event.at, after.at, working) : null };
  });
  const shown = onlyEvidence
    ? items.filter(({ event }) => event.evidence.length > 0).reverse()
    : [...withReminders(items, reminders)].reverse();
  return (
    <Section
      title={t('cases.history')}
      beside={
        <Typography variant="caption" sx={{ color: color.muted }}>
          {t('cases.historyCount', { n: events.length })}
        </Typography>
      }
      right={
        <Button
          variant="text"
          className="no-print"
          aria-pressed={onlyEvidence}
          onClick={() => setOnlyEvidence(!onlyEvidence)}
        >
          {t(onlyEvidence ? 'cases.everything' : 'cases.onlyEvidence')}
        </Button>
      }
    >
      {shown.length === 0 ? <Typography sx={{ p: 2.5, color: color.muted }}>{t('cases.noEvidence')}</Typography> : null}
      <Box component="ol" data-timeline="" sx={{ listStyle: 'none', m: 0, px: { xs: 2, sm: 2.5 }, py: 2 }}>
        {shown.map((each, index) => {
          const last = index === shown.length - 1;
          if (!('reminder' in each)) return <TimelineItem key={each.event.id} {...each} last={last} />;
          const { reminder, deadlineTitle, dueOn } = each.reminder;
          return (
            <TimelineReminder key={[reminder, deadlineTitle, dueOn].join()} reminder={each.reminder} last={last} />
          );
        })}
      </Box>
    </Section>
  );
};

const iconOf = (event: CaseEvent, isReturn: boolean) => {
  if (isReturn) return UndoRounded;
  if (event.version <= 1) return EditNoteRounded;
  if (event.tone === 'DONE') return CheckCircleRounded;
  return event.tone === 'OFFICE' ? AssignmentTurnedInRounded : SendRounded;
};

const longKinds = new Set(['longText', 'text']);
/** Fields that are read by machines; people compare them at most. */
const codes: readonly string[] = ['contentHash'];

const TimelineItem = ({
  event,
  isReturn,
  stay,
  last,
}: {
  event: CaseEvent;
  isReturn: boolean;
  stay: Stay | null;
  last: boolean;
}) => {
  const t = useT();
  const locale = usePanelLocale();
  const look = toneLook[event.tone];
  const Icon = iconOf(event, isReturn);
  const post = event.post?.title;
  const fields = event.input.filter(({ kind, value }) => kind !== 'files' && value !== '');
  // What the first step wrote down stands in the head of the page.
  const told = event.version > 1;
  const texts = told ? fields.filter(({ kind, name }) => longKinds.has(kind) && !codes.includes(name)) : [];
  const facts = told ? fields.filter((field) => !texts.includes(field)) : [];
  return (
    <Box
      component="li"
      data-step={event.step}
      sx={{ display: 'flex', gap: 1.5, position: 'relative', pb: last ? 0 : 2.25 }}
    >
      {last ? null : (
        <Box aria-hidden sx={{ position: 'absolute', left: 14, top: 34, bottom: 2, width: 2, bgcolor: color.line }} />
      )}
      <Box
        aria-hidden
        sx={{
          width: 30,
          height: 30,
          flex: 'none',
          borderRadius: '50%',
          bgcolor: look.tint,
          color: look.ink,
          display: 'grid',
          placeItems: 'center',
        }}
      >
        <Icon sx={{ fontSize: 18 }} />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
          <Typography component="h3" variant="h3" sx={{ flex: 1, minWidth: '6em' }}>
            {event.stepTitle}
          </Typography>
          <Typography
            component="time"
            dateTime={event.at}
            variant="caption"
            sx={{ color: color.muted, whiteSpace: 'nowrap' }}
          >
            {instantText(event.at, locale)}
          </Typography>
        </Box>
        <Typography variant="caption" sx={{ color: color.muted, display: 'block' }}>
          {[
            event.actor?.name,
            post,
            event.onBehalfOf ? t('cases.onBehalf', { name: event.onBehalfOf.name }) : null,
            event.evidence.length ? t('cases.photos', { n: event.evidence.length }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
          {event.override ? (
            <Chip
              size="small"
              label={t('cases.override')}
              sx={{ ml: 1, bgcolor: color.reviewTint, color: color.review, '& .MuiChip-label': { pl: '10px' } }}
            />
          ) : null}
        </Typography>
        {event.overrideReason ? (
          <Typography sx={{ fontSize: rem(15), lineHeight: rem(24), mt: 0.5, overflowWrap: 'anywhere' }}>
            <b>
              {t('delegations.overrideReason')}
              {t('frame.colon')}
            </b>
            {event.overrideReason}
          </Typography>
        ) : null}
        {texts.length > 0 ? (
          <Box
            sx={
              isReturn ? { mt: 1, p: '10px 12px', border: `1px solid ${color.line}`, borderRadius: '8px' } : { mt: 0.5 }
            }
          >
            {texts.map(({ name, title, value }) => (
              <Typography
                key={name}
                sx={{ fontSize: rem(15), lineHeight: rem(24), whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
              >
                {texts.length > 1 || isReturn ? (
                  <b>
                    {title}
                    {t('frame.colon')}
                  </b>
                ) : null}
                {value}
              </Typography>
            ))}
          </Box>
        ) : null}
        {facts.length > 0 ? (
          <Typography
            variant="caption"
            sx={{ color: color.muted, display: 'block', mt: 0.25, overflowWrap: 'anywhere' }}
          >
            {facts.map(({ title, value }) => `${title} ${value}`).join(' · ')}
          </Typography>
        ) : null}
        <PhotoRow
          files={event.evidence}
          caption={`${event.stepTitle} · ${event.actor?.name ?? ''} ${instantText(event.at, locale)}`}
        />
        {stay ? (
          <Typography variant="caption" sx={{ color: color.muted, display: 'block', mt: 0.75 }}>
            {t('cases.stayed', { state: event.stateTitle, time: stayText(stay, t) })}
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
};
