import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { say } from '@plumbline/terms';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag, type Tone } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type WorkflowMap, WorkflowQuery } from '../rectification/documents.ts';
import { StateDiagram } from '../rectification/StateDiagram.tsx';
import { useGuides } from './guides.ts';

const tones: Tone[] = ['NEUTRAL', 'RESPONSIBLE', 'OFFICE', 'DONE'];

/** How a case runs: the road, what colours mean, and the way to the whole explanation of every workflow. */
const HelpPage = () => {
  const t = useT();
  const { data, error, refetch } = useDocument(WorkflowQuery, { name: 'rectification' }, { freshFor: 600_000 });
  const map = data?.workflow;
  return (
    <Page title={t('people.helpTitle')} lead={t('people.helpLead')}>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {!map && !error ? <Skeleton variant="rounded" height={420} /> : null}
      {map ? <Guide map={map} /> : null}
    </Page>
  );
};

const Guide = ({ map }: { map: WorkflowMap }) => {
  const t = useT();
  const stateOf = (name: string) => map.states.find((state) => state.name === name);
  const stops = map.mainRoad.map((name) => ({ name, title: stateOf(name)?.title ?? name, place: 'past' as const }));
  const tag = (name: string) => {
    const state = stateOf(name);
    return state ? (
      <StateTag key={name} title={state.title} tone={state.tone} ended={!state.tags.includes('open')} />
    ) : null;
  };
  return (
    <>
      <Section title={t('people.helpRoad')} padded right={`${map.title} · ${map.clause}`}>
        <StateDiagram
          road={{ stops, returns: [], aside: null, ended: false }}
          sides={{ visited: [], unseen: [] }}
          walked={[]}
          stays={null}
          tone="NEUTRAL"
        />
      </Section>
      <Section title={t('people.helpColours')} padded>
        {tones.map((tone) => (
          <Box
            key={tone}
            sx={{ display: 'flex', gap: 1.5, alignItems: 'center', py: 0.5, fontSize: rem(15), flexWrap: 'wrap' }}
          >
            <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', minWidth: { sm: 320 } }}>
              {map.states.filter((state) => state.tone === tone).map(({ name }) => tag(name))}
            </Box>
            {t(`people.tone_${tone}`)}
          </Box>
        ))}
        <Box sx={{ color: color.muted, fontSize: rem(15), mt: 1 }}>{t('people.helpTime')}</Box>
      </Section>
      <Guides />
    </>
  );
};

const Guides = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { data = [] } = useGuides();
  return (
    <Section title={t('guide.whole')} padded>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {data.map(({ name, title }) => (
          <Button key={name} component={Link} to={`/help/workflows/${name}`} variant="tonal">
            {t('guide.title', { workflow: say(title, locale) })}
          </Button>
        ))}
        <Button component={Link} to="/rights" variant="outlined">
          {t('rights.mine')}
        </Button>
      </Box>
    </Section>
  );
};

export default HelpPage;
