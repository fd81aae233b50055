import CloseRounded from '@mui/icons-material/CloseRounded';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { OpenStep } from '../OpenStep.tsx';
import { stepStart } from '../stepStart.ts';
import type { BoardCase, BoardStep } from './documents.ts';

type Props = {
  record: BoardCase;
  steps: readonly BoardStep[];
  onDone: (step: BoardStep) => void;
  onClose: () => void;
};

/** The form of a step over the board; where several steps lead to a column, one is chosen first. */
export const StepDialog = ({ record, steps, onDone, onClose }: Props) => {
  const t = useT();
  const { viewer } = useFrame();
  const narrow = useMediaQuery('(max-width:639px)', { noSsr: true });
  const [name, setName] = useState(steps[0]?.name);
  const step = steps.find((each) => each.name === name) ?? steps[0];
  if (!step) return null;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={narrow} aria-labelledby="board-step-title">
      <Box sx={{ display: 'flex', alignItems: 'flex-start', pr: 1 }}>
        <DialogTitle id="board-step-title" component="h2" sx={{ flex: 1, pb: 1 }}>
          <Box component="span" sx={{ display: 'block', color: color.muted, fontSize: rem(14), fontWeight: 400 }}>
            {record.number}
          </Box>
          {record.title}
        </DialogTitle>
        <IconButton aria-label={t('frame.close')} onClick={onClose} sx={{ mt: 1 }}>
          <CloseRounded />
        </IconButton>
      </Box>
      <Box sx={{ overflowY: 'auto' }}>
        {steps.length > 1 ? (
          <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 1 }}>
            <ToggleButtonGroup
              exclusive
              value={step.name}
              aria-label={t('look.whichStep')}
              onChange={(_, next: string | null) => next && setName(next)}
            >
              {steps.map((each) => (
                <ToggleButton key={each.name} value={each.name}>
                  {each.title}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </Box>
        ) : null}
        <OpenStep
          key={step.name}
          workflow={record.workflow}
          step={step}
          draftKey={`${viewer.person.id}:${record.id}:${step.name}`}
          target={{ id: record.id, expectedVersion: record.version }}
          start={(fields) => stepStart(record, step, fields)}
          onDone={() => onDone(step)}
        />
      </Box>
    </Dialog>
  );
};
