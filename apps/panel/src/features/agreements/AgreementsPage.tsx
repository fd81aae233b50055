import AddRounded from '@mui/icons-material/AddRounded';
import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { pageSize, ShowMore } from '../../shared/list/ShowMore.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { Section } from '../../shared/Section.tsx';
import { useTrail } from '../rectification/trail.ts';
import { AgreementFilters } from './AgreementFilters.tsx';
import { AgreementRows } from './AgreementRows.tsx';
import { AgreementViews } from './AgreementViews.tsx';
import { addressOf, filterCount, filterIn, type ListFilter, queryFilter } from './agreementFilter.ts';
import { AgreementsQuery } from './documents.ts';

/** Target agreements that the reader sees: first what waits for their signature, then the list with its filters. */
const AgreementsPage = () => {
  const t = useT();
  const may = useMay();
  const { viewer } = useFrame();
  const own = viewer.posts.every(({ role }) => !overseeing.includes(role));
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params);
  const drafts = may('agreement:draft');
  return (
    <Page
      title={t(own ? 'agreements.mine' : 'agreements.title')}
      beside={own ? null : <AgreementViews view="list" />}
      lead={t(own ? 'agreements.mineLead' : 'agreements.lead')}
      actions={
        drafts ? (
          <>
            <Button
              component={Link}
              to="/agreements/templates"
              startIcon={<DescriptionRounded />}
              sx={{ fontWeight: 400 }}
            >
              {t('agreements.templates')}
            </Button>
            <Button component={Link} to="/agreements/new" variant="tonal" startIcon={<AddRounded />}>
              {t('agreements.draftMany')}
            </Button>
          </>
        ) : null
      }
    >
      {own ? null : <ScopeLine />}
      <ToSign />
      {own ? null : (
        <AgreementFilters filter={filter} onChange={(next) => setParams(addressOf(next), { replace: true })} />
      )}
      <List filter={filter} own={own} drafts={drafts} />
    </Page>
  );
};

/** Roles that see agreements of others. */
const overseeing: readonly string[] = ['admin', 'groupHead', 'groupDeputy', 'groupMember', 'campusHead'];

/** What waits for the reader's own signature, before everything else. */
const ToSign = () => {
  const t = useT();
  const { data } = useDocument(AgreementsQuery, { first: pageSize, filter: { toSign: true } }, { keep: true });
  const rows = data?.agreements.nodes ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('agreements.waitsForYou')} beside={<Count n={rows.length} />}>
      <AgreementRows rows={rows} signing />
    </Section>
  );
};

const Count = ({ n }: { n: number }) => {
  const t = useT();
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {t('agreements.count', { n })}
    </Box>
  );
};

const List = ({ filter, own, drafts }: { filter: ListFilter; own: boolean; drafts: boolean }) => {
  const t = useT();
  const [size, setSize] = useState(pageSize);
  const read = useDocument(
    AgreementsQuery,
    { first: size, filter: own ? { mine: true } : queryFilter(filter) },
    { keep: true },
  );
  const rows = read.data?.agreements.nodes ?? [];
  useTrail(
    'ledger',
    rows.map(({ number }) => number),
  );
  const filtered = !own && filterCount(filter) > 0;
  const empty = (
    <EmptyState
      title={t(filtered ? 'agreements.emptyFilterTitle' : 'agreements.emptyTitle')}
      more={t(filtered ? 'agreements.emptyFilterMore' : own ? 'agreements.emptyOwn' : 'agreements.emptyMore')}
      icon={<HandshakeRounded />}
    >
      {drafts && !filtered ? (
        <Button component={Link} to="/agreements/new" variant="contained" startIcon={<AddRounded />}>
          {t('agreements.draftMany')}
        </Button>
      ) : null}
    </EmptyState>
  );
  return (
    <Card>
      <ListState read={read} count={read.data?.agreements.nodes.length} empty={empty}>
        <AgreementRows rows={rows} results={own} />
        <ShowMore page={read.data?.agreements} size={size} onSize={setSize} />
      </ListState>
    </Card>
  );
};

export default AgreementsPage;
