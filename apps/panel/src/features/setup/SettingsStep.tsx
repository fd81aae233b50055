import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color } from '../../theme/tokens.ts';
import { SettingsForm } from '../settings/SettingsForm.tsx';
import { useConfirm } from './useConfirm.ts';

/** The plan's numbers, each with its clause. */
export const SettingsStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const { sending, confirm } = useConfirm('SETTINGS', onDone);
  return (
    <Section
      title={t('setup.step_SETTINGS')}
      right={
        <Button variant="contained" disabled={sending} onClick={() => void confirm()}>
          {t('setup.settingsConfirm')}
        </Button>
      }
      padded
    >
      <Box sx={{ color: color.muted, mb: 2 }}>{t('setup.settingsLead')}</Box>
      <SettingsForm level="h3" />
    </Section>
  );
};
