import Box from '@mui/material/Box';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import type { TownDay } from './documents.ts';

const marks = {
  MAKE_UP: { text: 'look.makeUp', ink: '#fff', ground: color.neutral },
  HOLIDAY: { text: 'look.holiday', ink: color.neutral, ground: color.neutralTint },
  VACATION: { text: 'look.vacation', ink: color.neutral, ground: color.neutralTint },
} as const;

/** Tells what a day is that is not as its weekday says: a make-up day, a holiday, a vacation. */
export const DayMark = ({ day }: { day: TownDay | undefined }) => {
  const t = useT();
  if (!day?.kind) return null;
  const { text, ink, ground } = marks[day.kind];
  return (
    <Box
      component="span"
      data-day-kind={day.kind}
      sx={{
        bgcolor: ground,
        color: ink,
        borderRadius: '4px',
        px: '6px',
        fontSize: rem(14),
        lineHeight: rem(22),
        whiteSpace: 'nowrap',
        fontWeight: day.kind === 'MAKE_UP' ? 700 : 400,
      }}
    >
      {t(text)}
    </Box>
  );
};
