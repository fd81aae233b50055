import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { fieldsOf } from '../../shared/form/fields.ts';
import { StepForm } from '../../shared/form/StepForm.tsx';
import type { FormValues } from '../../shared/form/values.ts';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { ClosedSteps } from './ClosedSteps.tsx';
import { type CaseStep, StepFormQuery, type WholeCase } from './documents.ts';
import { LeftoverText } from './LeftoverText.tsx';
import { StepDock } from './StepDock.tsx';

/** What a form begins with: the facts that the case already has. */
const initialOf = (record: WholeCase): FormValues => ({
  ...(record.responsible
    ? { responsible: { id: record.responsible.id, label: record.responsible.name, more: record.responsible.mainPost } }
    : {}),
  category: record.category,
  weight: record.weight,
  ...(record.rectifyBy ? { rectifyBy: record.rectifyBy } : {}),
  ...(record.requirement ? { requirement: record.requirement } : {}),
});

/** The steps that are open to the reader, at most one form unfolded; below, what is closed and why. */
export const WhatNow = ({ record }: { record: WholeCase }) => {
  const t = useT();
  const notify = useNotify();
  const { viewer } = useFrame();
  const [params, setParams] = useSearchParams();
  const steps = [...record.availableSteps].sort((a, b) => Number(b.main) - Number(a.main));
  const wanted = params.get('step');
  const main = steps.find((step) => step.main);
  // Without a step of the main road nothing is unfolded: a side road is taken on purpose.
  const chosen = steps.find(({ name }) => name === wanted) ?? main;
  const written = useRef(chosen);
  const gone = written.current && !steps.some(({ name }) => name === written.current?.name) ? written.current : null;
  if (chosen && !gone) written.current = chosen;
  // The choice of steps appears together with the first form, not before it: one thing comes up, not two.
  const { data: form, isError } = useDocument(
    StepFormQuery,
    { workflow: record.workflow, step: chosen?.name ?? '' },
    { enabled: chosen !== undefined, freshFor: 600_000 },
  );
  const shown = useRef(false);
  if (form || isError || !chosen) shown.current = true;
  const keyOf = (step: CaseStep) => `${viewer.person.id}:${record.id}:${step.name}`;
  return (
    <>
      {main && chosen ? <StepDock title={chosen.title} target="now" /> : null}
      <Section
        title={t('cases.whatNow')}
        right={chosen && viewer.actingPost ? t('cases.asPost', { post: viewer.actingPost.title }) : null}
        id="now"
      >
        {gone ? (
          <LeftoverText
            step={gone.title}
            draftKey={keyOf(gone)}
            onDropped={() => {
              written.current = chosen;
            }}
          />
        ) : null}
        {main ? null : (
          <Box sx={{ px: 2.5, pt: 2, pb: steps.length > 0 ? 0 : 2 }}>
            <Typography sx={{ fontWeight: 700 }}>{t('cases.nothingNow')}</Typography>
            <Typography sx={{ color: color.muted, fontSize: rem(15) }}>
              {t(steps.length > 0 ? 'cases.butAlso' : 'cases.nothingNowMore')}
            </Typography>
          </Box>
        )}
        {shown.current && (steps.length > 1 || (steps.length === 1 && !main)) ? (
          <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, pb: chosen ? 0 : 2 }}>
            <ToggleButtonGroup
              exclusive
              value={chosen?.name ?? null}
              aria-label={t('cases.whatNow')}
              onChange={(_, name: string | null) => setParams(name ? { step: name } : {}, { replace: true })}
            >
              {steps.map(({ name, title }) => (
                <ToggleButton key={name} value={name}>
                  {title}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </Box>
        ) : null}
        {chosen ? (
          <OpenStep
            key={chosen.name}
            record={record}
            step={chosen}
            draftKey={keyOf(chosen)}
            onDone={() => {
              written.current = undefined;
              notify(t('cases.stepDone', { step: chosen.title }), { type: 'success' });
              setParams({}, { replace: true });
              window.scrollTo({ top: 0 });
            }}
          />
        ) : null}
      </Section>
      <ClosedSteps steps={record.blockedSteps} />
    </>
  );
};

type OpenStepProps = { record: WholeCase; step: CaseStep; draftKey: string; onDone: () => void };

const OpenStep = ({ record, step, draftKey, onDone }: OpenStepProps) => {
  const { data, error, refetch } = useDocument(
    StepFormQuery,
    { workflow: record.workflow, step: step.name },
    { freshFor: 600_000 },
  );
  if (error)
    return (
      <Box sx={{ px: 2.5 }}>
        <Trouble error={error} retry={() => void refetch()} />
      </Box>
    );
  if (!data)
    return (
      <Box sx={{ p: 2.5 }}>
        <Skeleton height={60} />
        <Skeleton height={60} />
      </Box>
    );
  const fields = fieldsOf(data.stepForm, step.fields, step.required);
  const begun = step.main ? initialOf(record) : {};
  return (
    <StepForm
      draftKey={draftKey}
      workflow={record.workflow}
      step={step}
      fields={fields}
      record={record}
      initial={Object.fromEntries(
        fields.flatMap(({ name }) => (begun[name] === undefined ? [] : [[name, begun[name]]])),
      )}
      onDone={onDone}
    />
  );
};
