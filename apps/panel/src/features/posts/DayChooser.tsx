import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Slider from '@mui/material/Slider';
import { useT } from '../../i18n/useT.ts';
import { DayInput } from '../../shared/TextInput.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { addMonths, monthsFrom } from './postTree.ts';

/** The slider reaches so many months back and ahead; the field takes any day. */
const reach = { back: 60, ahead: 24 } as const;

type Props = { day: string; today: string; onChange: (day: string) => void };

/** Chooses a day: by its date, by moving through the months, or today. */
export const DayChooser = ({ day, today, onChange }: Props) => {
  const t = useT();
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day);
  const months = isDay ? Math.min(reach.ahead, Math.max(-reach.back, monthsFrom(today, day))) : 0;
  const word = day === today ? t('posts.todayButton') : day < today ? t('posts.past') : t('posts.future');
  return (
    <Card className="no-print" sx={{ px: { xs: 2, sm: 2.5 }, pt: 1.5, mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'flex-start' }}>
        <DayInput label={t('posts.day')} required value={day} onChange={(next) => next && onChange(next)} hint={word} />
        <Box sx={{ flex: '1 1 260px', minWidth: 0, pt: { sm: 4 }, px: 1.5 }}>
          <Slider
            value={months}
            min={-reach.back}
            max={reach.ahead}
            step={1}
            marks={[-60, -48, -36, -24, -12, 0, 12, 24].map((value) => ({
              value,
              label:
                value === 0
                  ? t('posts.todayButton')
                  : value % 24 === 0
                    ? addMonths(today, value).slice(0, 4)
                    : undefined,
            }))}
            aria-label={t('posts.slider')}
            getAriaValueText={(value) => addMonths(today, value)}
            onChange={(_, value) => onChange(addMonths(today, Array.isArray(value) ? (value[0] ?? 0) : value))}
            sx={{
              py: `${(touch - 4) / 2}px`,
              mb: '30px',
              color: color.primary,
              '& .MuiSlider-markLabel': { top: touch, fontSize: rem(14), color: color.muted },
            }}
          />
        </Box>
        <Box sx={{ pt: { sm: 3.5 }, pb: 1.5 }}>
          <Button disabled={day === today} onClick={() => onChange(today)}>
            {t('posts.todayButton')}
          </Button>
        </Box>
      </Box>
    </Card>
  );
};
