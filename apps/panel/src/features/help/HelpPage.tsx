import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { FlowStrip } from '../../shared/FlowStrip.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag, type Tone } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { type WorkflowMap, WorkflowQuery } from '../rectification/documents.ts';

const tones: Tone[] = ['NEUTRAL', 'RESPONSIBLE', 'OFFICE', 'DONE'];

/** How a case runs: the road, what colours mean, and every step with where it starts and ends. */
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
        <FlowStrip road={{ stops, returns: [], aside: null, ended: false }} tone="NEUTRAL" />
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
      <Section title={t('people.helpStep')}>
        <Box tabIndex={0} sx={{ overflowX: 'auto' }}>
          <Table>
            <TableHead>
              <TableRow>
                <TableCell>{t('people.helpStep')}</TableCell>
                <TableCell>{t('people.helpFrom')}</TableCell>
                <TableCell>{t('people.helpTo')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {map.steps.map(({ name, title, from, to }) => (
                <TableRow key={name} sx={{ '&:last-child td': { borderBottom: 0 } }}>
                  <TableCell sx={{ fontWeight: 700, whiteSpace: 'nowrap' }}>{title}</TableCell>
                  <TableCell>
                    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
                      {from.length ? from.map(tag) : t('people.helpStart')}
                    </Box>
                  </TableCell>
                  <TableCell>
                    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
                      {to.length ? to.map(tag) : t('people.helpAnytime')}
                    </Box>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </Section>
    </>
  );
};

export default HelpPage;
