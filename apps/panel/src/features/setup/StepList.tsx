import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Card from '@mui/material/Card';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { SetupStep } from './documents.ts';

type Props = {
  steps: readonly { step: SetupStep; done: boolean }[];
  present: SetupStep | null;
  onGo: (step: SetupStep) => void;
};

/** The steps, which are done and which is open; each can be gone to. */
export const StepList = ({ steps, present, onGo }: Props) => {
  const t = useT();
  return (
    <Card component="nav" aria-label={t('setup.stepsLabel')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0.5 }}>
        {steps.map(({ step, done }, index) => {
          const here = step === present;
          return (
            <li key={step}>
              <ButtonBase
                onClick={() => onGo(step)}
                aria-current={here ? 'step' : undefined}
                sx={{
                  width: '100%',
                  minHeight: 56,
                  px: 1.5,
                  py: 1,
                  gap: 1.5,
                  borderRadius: '8px',
                  justifyContent: 'flex-start',
                  textAlign: 'start',
                  bgcolor: here ? color.primaryTint : 'transparent',
                  '&:hover': { bgcolor: here ? color.primaryTint : color.rowHover },
                }}
              >
                <Box
                  aria-hidden
                  sx={{
                    width: 28,
                    height: 28,
                    flex: 'none',
                    borderRadius: '50%',
                    display: 'grid',
                    placeItems: 'center',
                    fontSize: rem(14),
                    border: `1px solid ${done ? color.doneTint : here ? color.primary : color.field}`,
                    bgcolor: done ? color.doneTint : color.surface,
                    color: done ? color.doneInk : here ? color.primary : color.muted,
                  }}
                >
                  {done ? <CheckRounded sx={{ fontSize: 18 }} /> : index + 1}
                </Box>
                <Box sx={{ minWidth: 0 }}>
                  <Box sx={{ fontWeight: here ? 700 : 400, fontSize: rem(16) }}>{t(`setup.step_${step}`)}</Box>
                  <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>
                    {done ? t('setup.done') : t(`setup.more_${step}`)}
                  </Box>
                </Box>
              </ButtonBase>
            </li>
          );
        })}
      </Box>
    </Card>
  );
};
