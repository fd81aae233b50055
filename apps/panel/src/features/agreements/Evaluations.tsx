import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import DoNotDisturbOnRounded from '@mui/icons-material/DoNotDisturbOnRounded';
import HelpRounded from '@mui/icons-material/HelpRounded';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { instantText } from '../../shared/days.ts';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { examLink } from '../exams/examState.ts';
import { targetText, withUnit } from './content.ts';
import { countText } from './countText.ts';
import type { AgreementEvaluation, EvaluatedTarget } from './documents.ts';
import { foundText } from './foundText.ts';
import { intervalText } from './intervalText.ts';
import { formulaOf, rulesOf } from './rules.ts';

const toneOf = { MET: 'DONE', MISSED: 'OFFICE', NOT_EVALUATED: 'NEUTRAL' } as const;

/** What the evaluation found, target by target, each number down to its sums and counts; earlier evaluations stay readable. */
export const Evaluations = ({ evaluations }: { evaluations: readonly AgreementEvaluation[] }) => {
  const t = useT();
  const [latest, ...earlier] = [...evaluations].sort((a, b) => b.no - a.no);
  if (!latest) return null;
  return (
    <Section
      title={t('agreements.evaluation')}
      beside={<Outcome outcome={latest.outcome} />}
      right={t('agreements.evaluationNo', { n: latest.no })}
    >
      <Evaluation evaluation={latest} />
      {earlier.map((evaluation) => (
        <Box component="details" key={evaluation.no} sx={{ borderTop: `1px solid ${color.line}` }}>
          <Box component="summary" sx={{ ...opener, px: 2.5 }}>
            {t('agreements.earlierEvaluation', { n: evaluation.no })}
            <Outcome outcome={evaluation.outcome} />
          </Box>
          <Evaluation evaluation={evaluation} />
        </Box>
      ))}
    </Section>
  );
};

const Outcome = ({ outcome }: Pick<AgreementEvaluation, 'outcome'>) => {
  const t = useT();
  return <StateTag title={codeText(t, 'agreements.outcome_', outcome)} tone={toneOf[outcome]} />;
};

const Evaluation = ({ evaluation }: { evaluation: AgreementEvaluation }) => {
  const t = useT();
  const locale = usePanelLocale();
  const { exam, revision, targets, at, versionNo } = evaluation;
  const rules = rulesOf(evaluation.rules, t);
  return (
    <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5 }}>
      <Box sx={{ color: color.muted, fontSize: rem(14), lineHeight: rem(22), mb: 1 }}>
        {[
          instantText(at, locale),
          exam ? t('agreements.byExam', { exam: exam.title, n: revision ?? 0 }) : t('agreements.byNoExam'),
          t('agreements.ofVersion', { n: versionNo }),
        ].join(' · ')}
        {exam ? (
          <>
            {' · '}
            <Box
              component={Link}
              to={examLink(exam.code, '/analysis')}
              className="no-print"
              sx={{ textDecoration: 'underline' }}
            >
              {t('exams.toAnalysis')}
            </Box>
          </>
        ) : null}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {targets.map((target) => (
          <Found key={target.indicator} target={target} rules={evaluation.rules} />
        ))}
      </Box>
      {rules.length > 0 ? (
        <Box component="details" sx={{ mt: 1 }}>
          <Box component="summary" sx={opener}>
            {t('agreements.rulesUsed')}
          </Box>
          <Facts facts={rules} />
        </Box>
      ) : null}
    </Box>
  );
};

const resultOf = ({ met }: EvaluatedTarget) =>
  met === null
    ? ({ Icon: HelpRounded, key: 'agreements.notEvaluated', ink: color.neutral } as const)
    : met
      ? ({ Icon: CheckCircleRounded, key: 'agreements.reached', ink: color.doneInk } as const)
      : ({ Icon: DoNotDisturbOnRounded, key: 'agreements.notReached', ink: color.ink } as const);

/** A target held against what was found. */
const Found = ({ target, rules }: { target: EvaluatedTarget; rules: AgreementEvaluation['rules'] }) => {
  const t = useT();
  const { Icon, key, ink } = resultOf(target);
  const { title, unit, found, value, n, lo, hi, small, mandatory, figures } = target;
  const formula = formulaOf(target, rules, t);
  return (
    <Box
      component="li"
      data-evaluated={target.indicator}
      sx={{ py: 1, '& + &': { borderTop: `1px solid ${color.line}` } }}
    >
      <Box
        sx={{
          display: 'grid',
          columnGap: 1.5,
          alignItems: 'baseline',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr) minmax(0, 1fr)',
            sm: 'minmax(0, 1.6fr) minmax(0, 1fr) minmax(0, 1.4fr) 7rem',
          },
          fontSize: rem(15),
          lineHeight: rem(24),
        }}
      >
        <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
          {title}
          {mandatory ? (
            <Box component="span" sx={{ color: color.primary, fontSize: rem(14), ml: 0.75, whiteSpace: 'nowrap' }}>
              {t('agreements.mandatory')}
            </Box>
          ) : null}
        </Box>
        <Box>
          <Box component="span" sx={label}>
            {t('agreements.target')}
          </Box>
          {targetText(target, unit)}
        </Box>
        <Box>
          <Box component="span" sx={label}>
            {t('agreements.found')}
          </Box>
          <b>{found === null ? t('agreements.notMeasured') : withUnit(foundText(found, value), unit)}</b>
          <Box component="span" sx={{ display: 'block', fontSize: rem(14), color: color.muted }}>
            {[
              lo !== null && hi !== null ? t('agreements.interval', { range: intervalText(lo, hi, unit) }) : null,
              countText(t, target.indicator, n),
              small ? t('agreements.small') : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Box>
        </Box>
        <Box sx={{ display: 'flex', gap: 0.5, color: ink, fontWeight: 700 }}>
          <Icon sx={{ fontSize: 18, mt: '3px' }} aria-hidden />
          {t(key)}
        </Box>
      </Box>
      {figures.length > 0 ? (
        <Box component="details">
          <Box component="summary" sx={opener}>
            {t('agreements.explain')}
          </Box>
          {formula ? <Box sx={{ pb: 1, fontSize: rem(15), lineHeight: rem(24) }}>{formula}</Box> : null}
          <Facts facts={figures} short />
        </Box>
      ) : null}
    </Box>
  );
};

/** Names and values; short ones in as many columns as fit. */
const Facts = ({ facts, short = false }: { facts: readonly { title: string; value: string }[]; short?: boolean }) => (
  <Box
    component="dl"
    sx={{ m: 0, pb: 1, fontSize: rem(15), lineHeight: rem(24), ...(short ? { columnWidth: '11rem' } : {}) }}
  >
    {facts.map((fact) => (
      <Box key={fact.title} sx={{ display: 'flex', gap: 2, breakInside: 'avoid' }}>
        <Box component="dt" sx={{ color: color.muted, flex: short ? '1 1 auto' : '0 0 6em' }}>
          {fact.title}
        </Box>
        <Box
          component="dd"
          sx={{ m: 0, overflowWrap: 'anywhere', minWidth: 0, ...(short ? { textAlign: 'right', pr: 1 } : {}) }}
        >
          {fact.value}
        </Box>
      </Box>
    ))}
  </Box>
);

const label = { display: 'block', color: color.muted, fontSize: rem(14), lineHeight: rem(20) } as const;
const opener = {
  minHeight: 44,
  display: 'flex',
  gap: 1,
  alignItems: 'center',
  color: color.primary,
  fontWeight: 700,
  fontSize: rem(15),
  cursor: 'pointer',
} as const;
