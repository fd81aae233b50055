import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color } from '../../theme/tokens.ts';
import { DismissSetupMutation, type Setup, SetupQuery } from './documents.ts';

/** What is still to be set up in a new town; null once it is done or nobody wants to be reminded. */
export const useOpenSetup = (enabled: boolean): Setup | null => {
  const { data } = useDocument(SetupQuery, {}, { enabled, freshFor: 30_000 });
  const setup = data?.setup ?? null;
  return setup && !setup.dismissed && setup.steps.some(({ done }) => !done) ? setup : null;
};

/** How far the town is, on the workbench of whoever sets it up. */
export const SetupProgress = ({ setup }: { setup: Setup }) => {
  const t = useT();
  const form = useMutationForm(DismissSetupMutation, [], () => ({}));
  const open = setup.steps.filter(({ done }) => !done);
  return (
    <Section
      title={t('setup.progressTitle', { n: open.length })}
      right={
        <Button disabled={form.sending} onClick={() => void form.submit()}>
          {t('setup.dismiss')}
        </Button>
      }
      padded
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box
          component="ol"
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', gap: 2, rowGap: 0.5, flexWrap: 'wrap', flex: 1 }}
        >
          {setup.steps.map(({ step, done }) => (
            <Box
              component="li"
              key={step}
              sx={{ display: 'flex', gap: 0.5, alignItems: 'center', color: done ? color.doneInk : color.ink }}
            >
              {done ? <CheckRounded sx={{ fontSize: 18 }} titleAccess={t('setup.done')} /> : null}
              <Box component="span" sx={{ fontWeight: done ? 400 : 700 }}>
                {t(`setup.step_${step}`)}
              </Box>
            </Box>
          ))}
        </Box>
        <Button component={Link} to="/setup" variant="contained" endIcon={<ArrowForwardRounded />}>
          {t('setup.goOn')}
        </Button>
      </Box>
    </Section>
  );
};
