import QueryStatsRounded from '@mui/icons-material/QueryStatsRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import Skeleton from '@mui/material/Skeleton';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { request } from '../../data/request.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble, troubleText } from '../../shared/Trouble.tsx';
import { color, rem, touch } from '../../theme/tokens.ts';
import { TemplateQuery } from '../agreements/documents.ts';
import { type SimulationInput, SimulationQuery } from './documents.ts';
import { SetCard } from './SetCard.tsx';
import { SimulationResults } from './SimulationResults.tsx';
import { questionOf, setFaults, shifted, type TargetSet, triedParties } from './targetSets.ts';

type Pair = readonly [TargetSet, TargetSet];
type PlanYear = { id: string; title: string };

/** `/simulator`: two sets of proposed targets against earlier years, side by side. */
const SimulatorPage = () => {
  const t = useT();
  const years = useDocument(SimulationQuery, { input: { sets: [] } }, { freshFor: 600_000 });
  const campus = useDocument(TemplateQuery, { party: 'CAMPUS_HEAD' }, { freshFor: 600_000 });
  const answer = years.data?.sanctionSimulation;
  const trouble = years.error ?? campus.error;
  const targets = campus.data?.agreementTemplate.targets;
  return (
    <Page title={t('simulator.title')} lead={t('simulator.lead')}>
      {trouble ? <Trouble error={trouble} retry={() => void years.refetch()} /> : null}
      {!trouble && (!answer || !targets) ? <Skeleton variant="rounded" height={320} /> : null}
      {answer?.problems.map(({ message }) => (
        <Alert key={message} severity="info">
          {message}
        </Alert>
      ))}
      {answer && answer.problems.length === 0 && answer.planYears.length === 0 ? (
        <Card>
          <EmptyState title={t('simulator.noYears')} more={t('simulator.noYearsMore')} icon={<QueryStatsRounded />} />
        </Card>
      ) : null}
      {answer && answer.planYears.length > 0 && targets ? (
        <Simulator planYears={answer.planYears} template={targets} />
      ) : null}
    </Page>
  );
};

/** The first set is the town's own template, the second asks a little more of everybody. */
const startOf = (template: TargetSet['targets']['CAMPUS_HEAD'], names: readonly [string, string]): Pair => {
  const first: TargetSet = {
    name: names[0],
    targets: {
      CAMPUS_HEAD: template.map(({ indicator, comparison, value, mandatory }) => ({
        indicator,
        comparison,
        value,
        mandatory,
      })),
      TEACHER: [],
    },
  };
  return [first, { ...shifted(first, 2), name: names[1] }];
};

const Simulator = ({
  planYears,
  template,
}: {
  planYears: readonly PlanYear[];
  template: TargetSet['targets']['CAMPUS_HEAD'];
}) => {
  const t = useT();
  const [pair, setPair] = useState<Pair>(() => startOf(template, [t('simulator.setA'), t('simulator.setB')]));
  const [chosen, setChosen] = useState<readonly string[]>(planYears.map(({ id }) => id));
  const [judged, setJudged] = useState(false);
  const results = useRef<HTMLDivElement>(null);
  const trial = useMutation({ mutationFn: (input: SimulationInput) => request(SimulationQuery, { input }) });
  const question = questionOf(pair, chosen);
  const faulty = pair.some((set) => triedParties.some((party) => setFaults(set)[party].length > 0));
  const [first, second] = pair;
  const run = () => {
    setJudged(true);
    if (!faulty && chosen.length > 0) trial.mutate(question);
  };
  const answer = trial.data?.sanctionSimulation;
  useEffect(() => {
    if (answer) results.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [answer]);
  return (
    <>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mb: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        <SetCard no={0} set={first} judged={judged} onChange={(next) => setPair([next, second])} />
        <SetCard
          no={1}
          set={second}
          judged={judged}
          onChange={(next) => setPair([first, next])}
          onCopy={() => setPair([first, { ...second, targets: first.targets }])}
        />
      </Box>
      <Box sx={{ mb: 2, fontSize: rem(15), lineHeight: rem(24), color: color.muted }}>{t('simulator.whoIsTried')}</Box>
      <Card
        sx={{ px: { xs: 2, sm: 2.5 }, py: 2, mb: 2, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}
      >
        <Years planYears={planYears} chosen={chosen} onChange={setChosen} missing={judged && chosen.length === 0} />
        <Button
          variant="contained"
          startIcon={<QueryStatsRounded />}
          disabled={trial.isPending}
          onClick={run}
          sx={{ ml: 'auto' }}
        >
          {t('simulator.run')}
        </Button>
      </Card>
      {trial.isPending ? (
        <Box role="status" sx={{ mb: 2 }}>
          <Box sx={{ fontSize: rem(15), color: color.muted }}>{t('simulator.running')}</Box>
          <LinearProgress aria-label={t('simulator.running')} />
        </Box>
      ) : null}
      {trial.error ? (
        <Alert severity="error" sx={{ mb: 2 }}>
          {troubleText(trial.error, t)}
        </Alert>
      ) : null}
      {answer?.problems.map(({ message }) => (
        <Alert key={message} severity="error" sx={{ mb: 2 }}>
          {message}
        </Alert>
      ))}
      <Box ref={results} sx={{ scrollMarginTop: 70 }}>
        {answer && answer.sets.length > 0 ? (
          <SimulationResults sets={answer.sets} stale={JSON.stringify(trial.variables) !== JSON.stringify(question)} />
        ) : null}
      </Box>
    </>
  );
};

type YearsProps = {
  planYears: readonly PlanYear[];
  chosen: readonly string[];
  onChange: (next: readonly string[]) => void;
  missing: boolean;
};

const Years = ({ planYears, chosen, onChange, missing }: YearsProps) => {
  const t = useT();
  return (
    <Box
      role="group"
      aria-label={t('simulator.years')}
      sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
    >
      <Box sx={{ fontSize: rem(15), fontWeight: 700 }}>{t('simulator.years')}</Box>
      {planYears.map(({ id, title }) => {
        const on = chosen.includes(id);
        return (
          <Chip
            key={id}
            label={title}
            clickable
            role="checkbox"
            aria-checked={on}
            onClick={() => onChange(on ? chosen.filter((each) => each !== id) : [...chosen, id])}
            sx={{
              minHeight: touch,
              ...(on
                ? { bgcolor: color.primaryTint, color: color.primary, boxShadow: `inset 0 0 0 2px ${color.primary}` }
                : {}),
            }}
          />
        );
      })}
      {missing ? (
        <Box role="alert" sx={{ color: color.over, fontSize: rem(14) }}>
          {t('simulator.yearsMissing')}
        </Box>
      ) : null}
    </Box>
  );
};

export default SimulatorPage;
