import GavelRounded from '@mui/icons-material/GavelRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { WholeCase } from './documents.ts';
import { OpenStep } from './OpenStep.tsx';

type Props = { record: Pick<WholeCase, 'id' | 'version' | 'workflow' | 'overridableSteps'> };

/** What an administrator may take for somebody absent who has no delegate: with a reason, and marked for good. */
export const Override = ({ record }: Props) => {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const step = record.overridableSteps.find(({ name }) => name === chosen);
  if (record.overridableSteps.length === 0) return null;
  return (
    <Section title={t('delegations.overrideTitle')} padded>
      <Box sx={{ color: color.muted, fontSize: rem(15), mb: 1.5 }}>{t('delegations.overrideMore')}</Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {record.overridableSteps.map(({ name, title }) => (
          <Button key={name} variant="outlined" startIcon={<GavelRounded />} onClick={() => setChosen(name)}>
            {t('delegations.overrideButton', { step: title })}
          </Button>
        ))}
      </Box>
      {step ? <OverrideDialog record={record} step={step} onClose={() => setChosen(null)} /> : null}
    </Section>
  );
};

const OverrideDialog = ({
  record,
  step,
  onClose,
}: Props & { step: Props['record']['overridableSteps'][number]; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { viewer } = useFrame();
  const narrow = useMediaQuery('(max-width:639px)', { noSsr: true });
  const [reason, setReason] = useState('');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={narrow} aria-labelledby="override-title">
      <DialogTitle id="override-title" component="h2" sx={{ pb: 1 }}>
        {t('delegations.overrideButton', { step: step.title })}
      </DialogTitle>
      <Box sx={{ overflowY: 'auto' }}>
        <Box sx={{ px: { xs: 2, sm: 2.5 } }}>
          <Box sx={{ color: color.muted, fontSize: rem(15), mb: 2 }}>{t('delegations.overrideMore')}</Box>
          <Field label={t('delegations.overrideReason')} required hint={t('delegations.overrideReasonHint')}>
            {(ids) => (
              <TextField
                id={ids.id}
                multiline
                minRows={2}
                fullWidth
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                slotProps={{ htmlInput: { maxLength: 500, 'aria-describedby': ids['aria-describedby'] } }}
              />
            )}
          </Field>
        </Box>
        <OpenStep
          workflow={record.workflow}
          step={step}
          draftKey={`${viewer.person.id}:${record.id}:${step.name}:override`}
          target={{ id: record.id, expectedVersion: record.version, override: { reason } }}
          onDone={() => {
            notify(t('delegations.overrideDone'), { type: 'success' });
            onClose();
          }}
        />
      </Box>
      <DialogActions sx={{ p: 2 }}>
        <Button onClick={onClose}>{t('frame.cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
};
