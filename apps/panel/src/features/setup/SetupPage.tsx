import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { CalendarStep } from './CalendarStep.tsx';
import { SetupQuery, type SetupStep } from './documents.ts';
import { OfficesStep } from './OfficesStep.tsx';
import { PeopleStep } from './PeopleStep.tsx';
import { SchoolsStep } from './SchoolsStep.tsx';
import { SettingsStep } from './SettingsStep.tsx';
import { StepList } from './StepList.tsx';

const views = {
  CALENDAR: CalendarStep,
  SCHOOLS: SchoolsStep,
  OFFICES: OfficesStep,
  SETTINGS: SettingsStep,
  PEOPLE: PeopleStep,
} as const satisfies Record<SetupStep, unknown>;

/** What is still to be done: the one after a step, else the first that is open. */
const nextOf = (steps: readonly { step: SetupStep; done: boolean }[], after: SetupStep): SetupStep | null => {
  const at = steps.findIndex(({ step }) => step === after);
  return steps[at + 1]?.step ?? steps.find(({ step, done }) => !done && step !== after)?.step ?? null;
};

/** Setting a new town up, step by step; how far it is shows from what is there. */
const SetupPage = () => {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const { data, error, refetch } = useDocument(SetupQuery, {}, { keep: true });
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={420} />;
  const steps = data.setup?.steps ?? [];
  const asked = params.get('step');
  const step = steps.find((one) => one.step === asked)?.step ?? steps.find(({ done }) => !done)?.step ?? null;
  const go = (next: SetupStep | null) => {
    setParams(next ? { step: next } : {});
    window.scrollTo(0, 0);
  };
  const View = step ? views[step] : null;
  return (
    <Page title={t('setup.title')} lead={t('setup.lead')}>
      {steps.length === 0 ? (
        <EmptyState title={t('setup.allDone')} more={t('setup.allDoneMore')} icon={<CheckCircleRounded />}>
          <Button component={Link} to="/" variant="contained">
            {t('setup.toWorkbench')}
          </Button>
        </EmptyState>
      ) : null}
      {steps.length > 0 ? (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '260px minmax(0, 1fr)' },
          }}
        >
          <StepList steps={steps} present={step} onGo={go} />
          <Box sx={{ minWidth: 0 }}>
            {View && step ? (
              <View key={step} onDone={() => go(nextOf(steps, step))} />
            ) : (
              <Section title={t('setup.allDone')} padded>
                <Box sx={{ mb: 2 }}>{t('setup.allDoneMore')}</Box>
                <Button component={Link} to="/" variant="contained">
                  {t('setup.toWorkbench')}
                </Button>
              </Section>
            )}
          </Box>
        </Box>
      ) : null}
    </Page>
  );
};

export default SetupPage;
