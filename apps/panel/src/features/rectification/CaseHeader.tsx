import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFrame } from '../../data/viewer.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { PersonAvatar } from '../../shared/PersonAvatar.tsx';
import { PhotoRow } from '../../shared/PhotoRow.tsx';
import { PlainTag } from '../../shared/PlainTag.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { sidesOf, staysOf, waitingDays, walkedEdges } from './diagram.ts';
import type { WholeCase, WorkflowMap } from './documents.ts';
import type { Road } from './road.ts';
import { StateDiagram } from './StateDiagram.tsx';
import { useWorkingDays } from './useWorkingDays.ts';

const Fact = ({ label, children, aside = false }: { label: string; children: ReactNode; aside?: boolean }) => (
  <Box
    sx={{
      flex: { xs: '1 1 42%', md: '1 1 0' },
      display: { xs: aside ? 'none' : 'block', md: 'block' },
      minWidth: 0,
      pl: { md: 2 },
      borderLeft: { md: `1px solid ${color.line}` },
      '&:first-of-type': { pl: 0, borderLeft: 0 },
    }}
  >
    <Typography variant="caption" sx={{ color: color.muted, display: 'block' }}>
      {label}
    </Typography>
    {children}
  </Box>
);

const Line = ({ children, bold = false, small = false }: { children: ReactNode; bold?: boolean; small?: boolean }) => (
  <Box
    sx={{
      fontSize: rem(small ? 14 : 16),
      lineHeight: rem(small ? 22 : 26),
      fontWeight: bold ? 700 : 400,
      color: small ? color.muted : color.ink,
      display: 'flex',
      gap: 1,
      alignItems: 'center',
      flexWrap: 'wrap',
    }}
  >
    {children}
  </Box>
);

/** Whose turn it is, in words. */
const Turn = ({ record, waited }: { record: WholeCase; waited: string }) => {
  const t = useT();
  const { viewer } = useFrame();
  const mine = record.availableSteps.find(({ main }) => main);
  if (!record.tags.includes('open')) return <Line>{t('cases.turnNobody')}</Line>;
  if (mine)
    return (
      <>
        <Line bold>
          <PersonAvatar name={(viewer.onBehalfOf ?? viewer.person).name} size={24} />
          {viewer.onBehalfOf?.name ?? t('cases.turnYou')}
        </Line>
        <Line small>{[viewer.actingPost?.title, waited].filter(Boolean).join(' · ')}</Line>
      </>
    );
  if (record.tone === 'RESPONSIBLE' && record.responsible)
    return (
      <>
        <Line>
          <PersonAvatar name={record.responsible.name} size={24} quiet />
          {record.responsible.name}
        </Line>
        <Line small>{waited}</Line>
      </>
    );
  return (
    <>
      <Line>{t('cases.turnOffice')}</Line>
      <Line small>{waited}</Line>
    </>
  );
};

/** The head of a case: number and state, the five facts, the road, and what was found and is required. */
export const CaseHeader = ({
  record,
  road,
  map,
}: {
  record: WholeCase;
  road: Road | null;
  map: WorkflowMap | null;
}) => {
  const t = useT();
  const { town } = useFrame();
  const working = useWorkingDays(record.events);
  const extensions = record.events.filter(({ step }) => step === 'extend').length;
  // An objection stands off the main road and is not the end.
  const ended = !record.tags.includes('open');
  const waiting = working ? waitingDays(record.events, town.today, working) : 0;
  return (
    <Card sx={{ mb: 2, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, pb: 1.5 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography component="span" sx={{ color: color.muted, fontSize: rem(15) }}>
            {record.number}
          </Typography>
          <StateTag title={record.stateTitle} tone={record.tone} ended={ended} />
          <PlainTag>{codeText(t, 'cases.weight_', record.weight)}</PlainTag>
          <PlainTag>{codeText(t, 'cases.category_', record.category)}</PlainTag>
        </Box>
        <Typography variant="h1" component="h1" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
          {record.title}
        </Typography>
      </Box>
      <Box
        sx={{
          mx: { xs: 2, sm: 2.5 },
          py: 1.5,
          borderTop: `1px solid ${color.line}`,
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2,
          rowGap: 1.5,
        }}
      >
        <Fact label={t(record.lookBackOn ? 'requests.lookBackOn' : 'cases.due')}>
          <DueBadge due={record} full badgeFirst={false} finished={ended} />
        </Fact>
        <Fact label={t('cases.turn')}>
          <Turn record={record} waited={waiting > 0 ? t('look.waited', { n: waiting }) : ''} />
        </Fact>
        <Fact label={t('cases.responsible')}>
          {record.responsible ? (
            <>
              <Line>
                <PersonAvatar name={record.responsible.name} size={24} quiet />
                {record.responsible.name}
              </Line>
              <Line small>{record.responsible.mainPost ?? record.unit.name}</Line>
            </>
          ) : (
            <Line>{t('cases.noResponsible')}</Line>
          )}
        </Fact>
        <Fact label={t('cases.source')} aside>
          {record.inspection ? (
            <Line>
              <Link to={`/cases?filter=${encodeURIComponent(JSON.stringify({ inspection: record.inspection.id }))}`}>
                {record.inspection.title}
              </Link>
            </Line>
          ) : (
            <Line>{t('cases.sourceNone')}</Line>
          )}
          <Line small>
            {[record.unit.name, record.inspector ? t('cases.foundBy', { name: record.inspector.name }) : null]
              .filter(Boolean)
              .join(' · ')}
          </Line>
        </Fact>
        <Fact label={t('look.returnsExtensions')} aside={record.returns + extensions === 0}>
          <Line bold={record.returns + extensions > 0}>
            {`${t('cases.times', { n: record.returns })} / ${t('cases.times', { n: extensions })}`}
          </Line>
          <Line small>
            {[
              record.reopens > 0 ? t('requests.reopened', { n: record.reopens }) : null,
              record.goodReinspections > 0 ? t('cases.reinspections', { n: record.goodReinspections }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Line>
        </Fact>
      </Box>
      {road && map ? (
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, borderTop: `1px solid ${color.line}`, order: { xs: 2, md: 0 } }}>
          <StateDiagram
            road={road}
            sides={sidesOf(map, record.state, record.events)}
            walked={walkedEdges(map.mainRoad, record.events)}
            stays={working ? staysOf(record.events, town.today, working) : null}
            tone={record.tone}
          />
        </Box>
      ) : null}
      <Finding record={record} />
    </Card>
  );
};

const Finding = ({ record }: { record: WholeCase }) => {
  const t = useT();
  const rows: [string, ReactNode][] = [];
  if (record.place) rows.push([t('cases.place'), record.place]);
  if (record.description) rows.push([t('cases.finding'), record.description]);
  if (record.requirement) rows.push([t('cases.requirement'), <b key="requirement">{record.requirement}</b>]);
  if (record.sameProblemAs)
    rows.push([
      t('cases.sameProblem'),
      <Link key="same" to={`/cases/${encodeURIComponent(record.sameProblemAs.number)}`}>
        {record.sameProblemAs.number} {record.sameProblemAs.title}
      </Link>,
    ]);
  if (rows.length === 0 && record.evidence.length === 0) return null;
  const caption = `${t('cases.before')} · ${record.number}`;
  return (
    <Box
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.5,
        borderTop: `1px solid ${color.line}`,
        display: 'flex',
        gap: 2,
        flexWrap: 'wrap',
        alignItems: 'flex-start',
      }}
    >
      <Box component="dl" sx={{ m: 0, flex: rows.length > 0 ? '1 1 280px' : 'none', minWidth: 0 }}>
        {rows.map(([label, value]) => (
          <Box
            key={label}
            sx={{
              display: 'flex',
              columnGap: 1.5,
              rowGap: 0,
              mb: { xs: 0.5, sm: 0 },
              fontSize: rem(15),
              lineHeight: rem(26),
              flexWrap: { xs: 'wrap', sm: 'nowrap' },
            }}
          >
            <Box component="dt" sx={{ color: color.muted, minWidth: '5em', flex: 'none' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      {record.evidence.length > 0 ? (
        <Box sx={{ flex: { xs: '1 1 100%', sm: '0 1 auto' } }}>
          <Box sx={{ display: { xs: 'none', sm: 'block' } }}>
            <PhotoRow files={record.evidence} size={96} caption={caption} />
          </Box>
          <Box sx={{ display: { xs: 'block', sm: 'none' } }}>
            <PhotoRow files={record.evidence} size="fill" caption={caption} />
          </Box>
        </Box>
      ) : null}
    </Box>
  );
};
