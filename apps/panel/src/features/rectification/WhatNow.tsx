import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { type ReactNode, useRef } from 'react';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import type { FormField } from '../../shared/form/fields.ts';
import type { FormValues } from '../../shared/form/values.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type CaseStep, StepFormQuery, type WholeCase } from './documents.ts';
import { LeftoverText } from './LeftoverText.tsx';
import { OpenStep } from './OpenStep.tsx';
import { StepDock } from './StepDock.tsx';

type Props = {
  /** A record of any workflow. */
  record: Pick<WholeCase, 'id' | 'version' | 'workflow' | 'availableSteps'>;
  /** What the form of a step begins with. */
  start: (step: CaseStep, fields: readonly FormField[]) => FormValues;
  /** Words for a choice among equal steps that waits for the reader, where none is the main one. */
  choice?: string | undefined;
  /** A form that is not read from the declaration; none for the steps whose form is. */
  own?: (step: CaseStep, done: () => void) => ReactNode | null;
  /** A step whose own form leads to the other steps, so that no choice stands above it. */
  leads?: string;
};

/** The steps that are open to the reader, at most one form unfolded. */
export const WhatNow = ({ record, start, choice, own, leads }: Props) => {
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
  const done = (step: CaseStep) => {
    written.current = undefined;
    notify(t('cases.stepDone', { step: step.title }), { type: 'success' });
    setParams({}, { replace: true });
    window.scrollTo({ top: 0 });
  };
  const ownForm = chosen ? (own?.(chosen, () => done(chosen)) ?? null) : null;
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
            <Typography sx={{ fontWeight: 700 }}>{choice ?? t('cases.nothingNow')}</Typography>
            {choice ? null : (
              <Typography sx={{ color: color.muted, fontSize: rem(15) }}>
                {t(steps.length > 0 ? 'cases.butAlso' : 'cases.nothingNowMore')}
              </Typography>
            )}
          </Box>
        )}
        {shown.current && chosen?.name !== (leads ?? null) && (steps.length > 1 || (steps.length === 1 && !main)) ? (
          <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, pb: chosen ? 0 : 2 }}>
            <ToggleButtonGroup
              exclusive
              value={chosen?.name ?? null}
              aria-label={t('cases.whatNow')}
              sx={{ flexWrap: 'wrap' }}
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
        {ownForm}
        {chosen && !ownForm ? (
          <OpenStep
            key={chosen.name}
            workflow={record.workflow}
            step={chosen}
            draftKey={keyOf(chosen)}
            target={{ id: record.id, expectedVersion: record.version }}
            start={(fields) => start(chosen, fields)}
            onDone={() => done(chosen)}
          />
        ) : null}
      </Section>
    </>
  );
};
