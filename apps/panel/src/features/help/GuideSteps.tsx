import ArrowForwardRounded from '@mui/icons-material/ArrowForwardRounded';
import Box from '@mui/material/Box';
import { upperSnake } from '@plumbline/terms';
import type { Guide, GuideStep } from '@plumbline/workflows';
import { Fragment } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { StateTag, type Tone } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { Facts } from './Facts.tsx';
import type { GuideWords } from './useGuideWords.ts';

const StateOf = ({ name, words }: { name: string; words: GuideWords }) => {
  const state = words.state(name);
  return state ? (
    <StateTag
      title={words.one(state.title)}
      tone={upperSnake(state.tone) as Tone}
      ended={!state.tags.includes('open')}
    />
  ) : null;
};

const Ways = ({ step, words }: { step: GuideStep; words: GuideWords }) => {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      {step.from.length > 0
        ? step.from.map((name) => <StateOf key={name} name={name} words={words} />)
        : t('people.helpStart')}
      <ArrowForwardRounded titleAccess={t('people.helpTo')} sx={{ fontSize: 18, color: color.muted }} />
      {step.to.map(({ state, condition }) => (
        <Fragment key={`${state}-${condition?.[0]}`}>
          {state === null ? t('people.helpAnytime') : <StateOf name={state} words={words} />}
          {condition ? (
            <Box component="span" sx={{ fontSize: rem(14), color: color.muted }}>
              {words.one(condition)}
            </Box>
          ) : null}
        </Fragment>
      ))}
    </Box>
  );
};

const Step = ({ step, words, clause }: { step: GuideStep; words: GuideWords; clause: string }) => {
  const t = useT();
  const deadlines = step.to.flatMap(({ state }) => (state === null ? [] : (words.state(state)?.deadline ?? [])));
  return (
    <Box
      component="li"
      sx={{ py: 2, px: { xs: 2, sm: 2.5 }, borderTop: `1px solid ${color.line}`, '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, rowGap: 0.75, flexWrap: 'wrap', alignItems: 'center', mb: 0.75 }}>
        <Box component="h3" sx={{ m: 0, fontSize: rem(16) }}>
          {words.one(step.title)}
        </Box>
        <Ways step={step} words={words} />
      </Box>
      <Facts
        rows={[
          [t('guide.who'), words.who(step)],
          [t('guide.when'), step.conditions.map(words.one)],
          [t('guide.input'), words.fields(step).length > 0 ? [words.fields(step).join(t('guide.stop'))] : []],
          [t('guide.deadline'), [...new Set(deadlines.map(words.deadline))]],
          [t('guide.told'), step.told.length > 0 ? [words.list(step.told)] : []],
          [t('guide.next'), step.next ? [words.one(step.next)] : []],
          [t('people.clause'), step.clause === clause ? [] : [step.clause]],
        ]}
      />
    </Box>
  );
};

/** Every step of a workflow: who, from where to where, with what, until when, who is told. */
export const GuideSteps = ({ guide, words }: { guide: Guide; words: GuideWords }) => {
  const t = useT();
  return (
    <Section title={t('guide.steps')} right={`${t('people.clause')} ${guide.clause}`}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {guide.steps.map((step) => (
          <Step key={step.name} step={step} words={words} clause={guide.clause} />
        ))}
      </Box>
    </Section>
  );
};
