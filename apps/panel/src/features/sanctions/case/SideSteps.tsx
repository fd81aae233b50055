import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useFrame } from '../../../data/viewer.ts';
import { useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { CaseStep } from '../../rectification/documents.ts';
import { OpenStep } from '../../rectification/OpenStep.tsx';
import type { WholeSanction } from '../documents.ts';
import { useQuoting } from './QuotedReason.tsx';

type Props = { record: WholeSanction; steps: readonly CaseStep[] };

/** What can be done beside voting: recusal, asking for an opinion. None is unfolded before it is chosen. */
export const SideSteps = ({ record, steps }: Props) => {
  const t = useT();
  const notify = useNotify();
  const { viewer } = useFrame();
  const quoting = useQuoting(record);
  const [params, setParams] = useSearchParams();
  const step = steps.find(({ name }) => name === params.get('step'));
  if (steps.length === 0) return null;
  return (
    <Section title={t('sanctions.also')} id="also">
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5 }}>
        <ToggleButtonGroup
          exclusive
          value={step?.name ?? null}
          aria-label={t('sanctions.also')}
          onChange={(_, next: string | null) => setParams(next ? { step: next } : {}, { replace: true })}
        >
          {steps.map(({ name, title }) => (
            <ToggleButton key={name} value={name}>
              {title}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {step ? null : (
          <Box sx={{ mt: 1, fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
            {t('sanctions.alsoMore')}
          </Box>
        )}
      </Box>
      {step ? (
        <OpenStep
          key={step.name}
          workflow={record.workflow}
          step={step}
          draftKey={`${viewer.person.id}:${record.id}:${step.name}`}
          target={{ id: record.id, expectedVersion: record.version }}
          draw={quoting}
          onDone={() => {
            setParams({}, { replace: true });
            notify(t('cases.stepDone', { step: step.title }), { type: 'success' });
          }}
        />
      ) : null}
    </Section>
  );
};
