import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { color } from '../../theme/tokens.ts';
import { OpenStep } from '../rectification/OpenStep.tsx';
import type { RequestItem } from './documents.ts';
import { requestStart } from './requestStart.ts';

/** What the reader may do with a request, right beside its case: one form unfolded at most, none before it is chosen. */
export const RequestSteps = ({ request }: { request: RequestItem }) => {
  const t = useT();
  const notify = useNotify();
  const { viewer } = useFrame();
  const [name, setName] = useState<string | null>(null);
  const steps = [...request.availableSteps].sort((a, b) => Number(b.main) - Number(a.main));
  const step = steps.find((each) => each.name === name);
  if (steps.length === 0) return null;
  return (
    <>
      <Box sx={{ mt: 1.5 }}>
        <ToggleButtonGroup
          exclusive
          value={step?.name ?? null}
          aria-label={`${t('requests.decide')} ${request.number}`}
          onChange={(_, next: string | null) => setName(next)}
        >
          {steps.map((each) => (
            <ToggleButton key={each.name} value={each.name}>
              {each.title}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      {step ? (
        <Box sx={{ mt: 1.5, border: `1px solid ${color.line}`, borderRadius: '8px' }}>
          <OpenStep
            key={step.name}
            workflow={request.workflow}
            step={step}
            draftKey={`${viewer.person.id}:${request.id}:${step.name}`}
            target={{ id: request.id, expectedVersion: request.version }}
            start={(fields) => requestStart(request, step, fields)}
            onDone={() => {
              setName(null);
              notify(t('cases.stepDone', { step: step.title }), { type: 'success' });
            }}
          />
        </Box>
      ) : null}
    </>
  );
};
