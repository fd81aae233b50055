import AddRounded from '@mui/icons-material/AddRounded';
import TaskAltRounded from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useMay } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { instantText, partsOf, shortDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { Section } from '../../shared/Section.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { AgreementViews } from './AgreementViews.tsx';
import { CoverageBar, looks } from './CoverageBar.tsx';
import { type Coverage, CoverageQuery, WaitingQuery, type WaitingRow } from './documents.ts';
import { remindedSince, unsignedNames, waitingSince } from './waiting.ts';

const most = 200;
/** Names shown before one asks for all. */
const few = 24;

/** How far agreements are, kind by kind: who has none, whose signature waits since when, and how often they were reminded. */
const CoveragePage = () => {
  const t = useT();
  const may = useMay();
  const { data, error, isPending, refetch } = useDocument(CoverageQuery, { missing: true }, { keep: true });
  const coverage = data?.agreementCoverage ?? [];
  const lacking = coverage.filter(({ rows }) => rows.length > 0);
  return (
    <Page title={t('agreements.title')} beside={<AgreementViews view="coverage" />} lead={t('agreements.coverageLead')}>
      <ScopeLine />
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={320} /> : null}
      {coverage.length > 0 ? (
        <Card sx={{ mb: 2 }}>
          {coverage.map((each) => (
            <Kind key={each.party} coverage={each} />
          ))}
        </Card>
      ) : null}
      <Waiting />
      {data ? (
        <Section title={t('agreements.without')}>
          {lacking.length === 0 ? (
            <EmptyState title={t('agreements.withoutNone')} icon={<TaskAltRounded />} />
          ) : (
            lacking.map((each) => <Without key={each.party} coverage={each} drafts={may('agreement:draft')} />)
          )}
        </Section>
      ) : null}
    </Page>
  );
};

const Kind = ({ coverage }: { coverage: Coverage }) => {
  const t = useT();
  const { party, title, expected, drafted, offered, signed } = coverage;
  return (
    <Box sx={rowLook}>
      <Box
        component={Link}
        to={`/agreements?party=${party}`}
        sx={{ flex: '0 0 7rem', fontWeight: 700, minHeight: 44, display: 'inline-flex', alignItems: 'center' }}
      >
        {title}
      </Box>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <CoverageBar {...{ title, expected, drafted, offered, signed }} />
      </Box>
      <Box
        component="dl"
        sx={{ m: 0, display: 'flex', columnGap: 2, rowGap: 0.5, flexWrap: 'wrap', fontSize: rem(15) }}
      >
        <Count label={t('agreements.signed')} n={signed} stage="signed" />
        <Count label={t('agreements.offered')} n={offered} stage="sent" />
        <Count label={t('agreements.drafted')} n={drafted} stage="made" />
        <Count label={t('agreements.expected')} n={expected} stage="none" />
      </Box>
    </Box>
  );
};

const Count = ({ label, n, stage }: { label: string; n: number; stage: keyof typeof looks }) => (
  <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
    <svg width="12" height="12" aria-hidden style={{ flex: 'none' }}>
      <rect x="1" y="1" width="10" height="10" {...looks[stage]} />
    </svg>
    <Box component="dt" sx={{ color: color.muted }}>
      {label}
    </Box>
    <Box component="dd" sx={{ m: 0, fontWeight: 700 }}>
      {n}
    </Box>
  </Box>
);

const Without = ({ coverage, drafts }: { coverage: Coverage; drafts: boolean }) => {
  const t = useT();
  const { party, title, rows } = coverage;
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <Box sx={{ ...rowLook, alignItems: 'flex-start' }}>
      <Box sx={{ flex: '0 0 7rem', fontWeight: 700, pt: 0.5 }}>
        {title}
        <Box component="span" sx={{ fontWeight: 400, color: color.muted, fontSize: rem(14), ml: 1 }}>
          {t('agreements.people', { n: rows.length })}
        </Box>
      </Box>
      <Box
        component="ul"
        sx={{ flex: '1 1 300px', m: 0, p: 0, listStyle: 'none', display: 'flex', columnGap: 2, flexWrap: 'wrap' }}
      >
        {shown.map(({ unitId, personId, unit, person }) => (
          <Box component="li" key={unitId + personId} sx={{ fontSize: rem(15), lineHeight: rem(28) }}>
            {person}
            <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ml: 0.5 }}>
              {unit}
            </Box>
          </Box>
        ))}
        {rows.length > few ? (
          <Box component="li">
            <Button variant="text" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('agreements.fewer') : t('agreements.allOf', { n: rows.length })}
            </Button>
          </Box>
        ) : null}
      </Box>
      {drafts ? (
        <Button
          component={Link}
          to={`/agreements/new?party=${party}`}
          variant="tonal"
          startIcon={<AddRounded />}
          sx={{ ml: 'auto' }}
        >
          {t('agreements.draftFor', { title })}
        </Button>
      ) : null}
    </Box>
  );
};

const Waiting = () => {
  const t = useT();
  const { data } = useDocument(WaitingQuery, { first: most }, { keep: true });
  const rows = data?.agreements.nodes ?? [];
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('agreements.waiting')}
      beside={<Quiet>{t('agreements.count', { n: data?.agreements.totalCount ?? rows.length })}</Quiet>}
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <WaitingItem key={row.id} row={row} />
        ))}
      </Box>
    </Section>
  );
};

const WaitingItem = ({ row }: { row: WaitingRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const since = waitingSince(row);
  const { times, last } = remindedSince(row);
  const whom = row.tone === 'OFFICE' ? t('agreements.theOffice') : unsignedNames(row).join(t('agreements.listStop'));
  return (
    <Box component="li" sx={rowLook}>
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box
          component={Link}
          to={recordLink(row)}
          sx={{ fontWeight: 700, color: `${color.ink} !important`, overflowWrap: 'anywhere' }}
        >
          {row.title}
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {row.number} · {row.unit.name}
        </Box>
      </Box>
      <Box sx={{ flex: '1 1 220px', fontSize: rem(15), lineHeight: rem(22) }}>
        {t('agreements.waitsFor', { names: whom })}
        <Quiet block>
          {[
            since ? t('agreements.since', { day: shortDay(partsOf(since).day, locale) }) : null,
            times > 0 && last
              ? t('agreements.reminded', { n: times, at: instantText(last, locale) })
              : t('agreements.notReminded'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Quiet>
      </Box>
      <StateTag title={row.stateTitle} tone={row.tone} />
      <DueBadge due={row} align="auto" />
    </Box>
  );
};

const Quiet = ({ children, block = false }: { children: ReactNode; block?: boolean }) => (
  <Box component="span" sx={{ color: color.muted, fontSize: rem(14), ...(block ? { display: 'block' } : {}) }}>
    {children}
  </Box>
);

const rowLook = {
  px: { xs: 2, sm: 2.5 },
  py: 1.25,
  minHeight: 64,
  display: 'flex',
  alignItems: 'center',
  columnGap: 2,
  rowGap: 0.75,
  flexWrap: 'wrap',
  borderBottom: `1px solid ${color.line}`,
  '&:last-child': { borderBottom: 0 },
} as const;

export default CoveragePage;
