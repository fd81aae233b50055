import SearchOffRounded from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { Guide } from '@plumbline/workflows';
import { useParams } from 'react-router';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { GuideRights } from './GuideRights.tsx';
import { GuideStates } from './GuideStates.tsx';
import { GuideSteps } from './GuideSteps.tsx';
import { useDrawing, useGuides } from './guides.ts';
import { useGuideWords } from './useGuideWords.ts';

/** One workflow explained from its declaration: diagram, steps, states with deadlines, rights. */
const GuidePage = () => {
  const t = useT();
  const { name = '' } = useParams();
  const { data, error, refetch } = useGuides();
  const guide = data?.find((one) => one.name === name);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data)
    return (
      <Page title={t('people.helpTitle')}>
        <Skeleton variant="rounded" height={420} />
      </Page>
    );
  if (!guide)
    return (
      <Page title={t('people.helpTitle')}>
        <EmptyState title={t('guide.notFound')} icon={<SearchOffRounded />} />
      </Page>
    );
  return <Explained guide={guide} guides={data} />;
};

const Explained = ({ guide, guides }: { guide: Guide; guides: readonly Guide[] }) => {
  const t = useT();
  const words = useGuideWords(guide);
  const beside = guides.filter(({ name }) => guide.beside.includes(name)).map(({ title }) => title);
  const lead = [
    t('guide.lead', { clause: guide.clause, series: guide.series }),
    beside.length > 0 ? t('guide.beside', { parents: words.list(beside) }) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Page
      title={t('guide.title', { workflow: words.one(guide.title) })}
      back={{ to: '/help', title: t('people.helpTitle') }}
      lead={lead}
    >
      <Diagram guide={guide} title={words.one(guide.title)} />
      <GuideSteps guide={guide} words={words} />
      <GuideStates guide={guide} words={words} />
      <GuideRights guide={guide} words={words} />
    </Page>
  );
};

const Diagram = ({ guide, title }: { guide: Guide; title: string }) => {
  const t = useT();
  const { data: address } = useDrawing(guide.name, usePanelLocale());
  return (
    <Section title={t('guide.diagram')} padded>
      {address ? (
        <Box component="a" href={address} target="_blank" rel="noreferrer" sx={{ display: 'block' }}>
          <Box
            component="img"
            src={address}
            alt={t('guide.diagramOf', { workflow: title })}
            sx={{ display: 'block', maxWidth: '100%', height: 'auto', mx: 'auto' }}
          />
        </Box>
      ) : (
        <Skeleton variant="rounded" height={320} />
      )}
    </Section>
  );
};

export default GuidePage;
