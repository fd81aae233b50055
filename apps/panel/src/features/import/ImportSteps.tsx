import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';

const titles = {
  file: 'imports.stepFile',
  columns: 'imports.stepColumns',
  result: 'imports.stepResult',
  done: 'imports.stepDone',
} as const;

/** A step of an import. */
export type ImportStep = keyof typeof titles;

const usual: readonly ImportStep[] = ['file', 'result', 'done'];

/** Where the import stands. */
export const ImportSteps = ({ at, steps = usual }: { at: ImportStep; steps?: readonly ImportStep[] }) => {
  const t = useT();
  const present = steps.indexOf(at);
  return (
    <Box
      component="ol"
      aria-label={t('imports.steps')}
      sx={{ listStyle: 'none', p: 0, m: 0, mb: 2, display: 'flex', gap: 2, flexWrap: 'wrap' }}
    >
      {steps.map((name, index) => {
        const past = index < present || at === 'done';
        const here = index === present;
        return (
          <Box
            component="li"
            key={name}
            aria-current={here ? 'step' : undefined}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              fontWeight: here ? 700 : 400,
              color: here ? color.ink : color.muted,
            }}
          >
            <Box
              aria-hidden
              sx={{
                width: 28,
                height: 28,
                borderRadius: '50%',
                display: 'grid',
                placeItems: 'center',
                fontSize: rem(14),
                border: `1px solid ${here ? color.primary : color.line}`,
                bgcolor: past ? color.doneTint : here ? color.primary : color.surface,
                color: past ? color.doneInk : here ? color.surface : color.muted,
              }}
            >
              {past ? <CheckRounded sx={{ fontSize: 18 }} /> : index + 1}
            </Box>
            {t(titles[name])}
          </Box>
        );
      })}
    </Box>
  );
};
