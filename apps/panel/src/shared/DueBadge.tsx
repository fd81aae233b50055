import AccessTimeRounded from '@mui/icons-material/AccessTimeRounded';
import ErrorRounded from '@mui/icons-material/ErrorRounded';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';
import { longDay, shortDay } from './days.ts';

type Due = { dueOn: string | null; overdue: boolean; daysLeft: number | null };

/** Working days from which a deadline is shown in amber. */
const soonDays = 3;

/** How urgent a deadline is: red when late, amber within three working days. */
const urgencyOf = (due: Due): 'over' | 'soon' | 'calm' =>
  due.overdue ? 'over' : due.daysLeft !== null && due.daysLeft <= soonDays ? 'soon' : 'calm';

/** The deadline in words, with working days left. @param brief says days where the page says what days are */
export const useDueWords = (brief = false): ((due: Due) => string) => {
  const t = useT();
  return ({ dueOn, overdue, daysLeft }) => {
    if (dueOn === null) return t('cases.noDueShort');
    if (overdue)
      return daysLeft === null || daysLeft >= 0
        ? t('cases.overdueShort')
        : t(brief ? 'cases.overdueBrief' : 'cases.overdueBadge', { n: -daysLeft });
    if (daysLeft === 0) return t('cases.dueTodayBadge');
    return daysLeft === null ? '' : t(brief ? 'cases.daysLeftBrief' : 'cases.daysLeft', { n: daysLeft });
  };
};

/** A long badge breaks into two lines rather than losing its end. */
const wraps = { maxWidth: 'none', '& .MuiChip-label': { whiteSpace: { xs: 'normal', md: 'nowrap' } } } as const;

type Props = {
  due: Due;
  finished?: boolean;
  full?: boolean;
  align?: 'left' | 'auto';
  badgeFirst?: boolean;
  /** The day stands beside it already. */
  badgeOnly?: boolean;
  /** In a narrow column, whose heading says that working days are counted. */
  brief?: boolean;
};

/** Deadline: a badge when late or soon, grey words otherwise, and the day. A finished record shows only its day. */
export const DueBadge = ({
  due,
  finished = false,
  full = false,
  align = 'left',
  badgeFirst = true,
  badgeOnly = false,
  brief = false,
}: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const words = useDueWords(brief)(due);
  const urgency = urgencyOf(due);
  if (due.dueOn === null)
    return (
      <Typography variant="caption" sx={{ color: color.muted }}>
        {finished ? '' : t('cases.noDue')}
      </Typography>
    );
  const day = full ? longDay(due.dueOn, locale) : shortDay(due.dueOn, locale);
  const badge =
    finished || !words ? null : urgency === 'calm' ? (
      <Typography variant="caption" sx={{ color: color.muted, display: 'block' }}>
        {words}
      </Typography>
    ) : (
      <Chip
        size="small"
        label={words}
        icon={urgency === 'over' ? <ErrorRounded sx={{ fontSize: 18 }} /> : <AccessTimeRounded sx={{ fontSize: 18 }} />}
        sx={
          urgency === 'over'
            ? {
                bgcolor: color.overTint,
                ...wraps,
                color: color.over,
                fontWeight: 700,
                '& .MuiChip-icon': { color: color.over, ml: '7px', mr: 0 },
              }
            : {
                ...wraps,
                bgcolor: color.soonTint,
                color: color.soon,
                '& .MuiChip-icon': { color: color.soon, ml: '7px', mr: 0 },
              }
        }
      />
    );
  if (badgeOnly) return badge;
  const date = (
    <Typography
      component="span"
      sx={{
        display: 'block',
        ...(full ? { fontWeight: 700 } : { fontSize: '0.875rem', color: color.muted, lineHeight: '1.375rem' }),
      }}
    >
      {day}
    </Typography>
  );
  return (
    <Box
      sx={{
        textAlign: align === 'auto' ? { xs: 'left', sm: 'right' } : 'left',
        whiteSpace: { xs: 'normal', md: 'nowrap' },
      }}
    >
      {badgeFirst ? badge : date}
      {badgeFirst ? date : badge}
    </Box>
  );
};
