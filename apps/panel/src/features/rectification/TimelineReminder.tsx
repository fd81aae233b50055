import NotificationsNoneRounded from '@mui/icons-material/NotificationsNoneRounded';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText, shortDay } from '../../shared/days.ts';
import { color } from '../../theme/tokens.ts';
import type { CaseReminder } from './documents.ts';

/** A reminder or escalation between the steps of a history: one quiet line, since nobody has done anything. */
export const TimelineReminder = ({ reminder, last }: { reminder: CaseReminder; last: boolean }) => {
  const t = useT();
  const locale = usePanelLocale();
  return (
    <Box
      component="li"
      data-reminder={reminder.reminder}
      sx={{ display: 'flex', gap: 1.5, position: 'relative', pb: last ? 0 : 2.25, color: color.muted }}
    >
      {last ? null : (
        <Box aria-hidden sx={{ position: 'absolute', left: 14, top: 24, bottom: 2, width: 2, bgcolor: color.line }} />
      )}
      <Box aria-hidden sx={{ width: 30, flex: 'none', display: 'grid', placeItems: 'start center', pt: '1px' }}>
        <NotificationsNoneRounded sx={{ fontSize: 18 }} />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', columnGap: 1, flexWrap: 'wrap', alignItems: 'baseline' }}>
        <Typography variant="caption" sx={{ flex: 1, minWidth: '10em' }}>
          {t(reminder.passedOver ? 'cases.reminderPassedOver' : 'cases.reminder', {
            title: reminder.title,
            deadline: reminder.deadlineTitle,
            day: shortDay(reminder.dueOn, locale),
          })}
        </Typography>
        <Typography component="time" dateTime={reminder.at} variant="caption" sx={{ whiteSpace: 'nowrap' }}>
          {instantText(reminder.at, locale)}
        </Typography>
      </Box>
    </Box>
  );
};
