import AddRounded from '@mui/icons-material/AddRounded';
import BalanceRounded from '@mui/icons-material/BalanceRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { pageSize, ShowMore } from '../../shared/list/ShowMore.tsx';
import { Page } from '../../shared/Page.tsx';
import { Section } from '../../shared/Section.tsx';
import { useTrail } from '../rectification/trail.ts';
import { SanctionsQuery } from './documents.ts';
import { SanctionFilters } from './SanctionFilters.tsx';
import { SanctionRows } from './SanctionRows.tsx';
import { SanctionViews } from './SanctionViews.tsx';
import { addressOf, filterCount, filterIn, type ListFilter, orderOf, queryFilter } from './sanctionFilter.ts';
import { useListTitle } from './useListTitle.ts';

/** Consequences in which the reader has a part: first what waits for them, then the list with its views and filters. */
const SanctionsPage = () => {
  const t = useT();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params);
  const change = (next: ListFilter) => setParams(addressOf(next), { replace: true });
  const { title, takesPart } = useListTitle();
  return (
    <Page
      title={title}
      lead={t(takesPart ? 'sanctions.lead' : 'sanctions.leadMine')}
      actions={
        may('sanction:propose') ? (
          <Button component={Link} to="/sanctions/new" variant="tonal" startIcon={<AddRounded />}>
            {t('sanctions.propose')}
          </Button>
        ) : null
      }
    >
      {takesPart ? (
        <>
          {filter.show === 'open' && filterCount(filter) === 0 ? <ForMe /> : null}
          <SanctionViews show={filter.show} onShow={(show) => change({ ...filter, show })} />
          <SanctionFilters filter={filter} onChange={change} />
          <List filter={filter} />
        </>
      ) : (
        <List filter={{ ...filter, show: 'all' }} own />
      )}
    </Page>
  );
};

/** What waits for the reader, before everything else, with the next step on each row. */
const ForMe = () => {
  const t = useT();
  const { data } = useDocument(
    SanctionsQuery,
    { first: pageSize, filter: { waitingForMe: true }, orderBy: orderOf({ show: 'waiting' }) },
    { keep: true },
  );
  const rows = data?.sanctions.nodes ?? [];
  if (rows.length === 0) return null;
  return (
    <Section
      title={t('sanctions.forMe')}
      beside={
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t('sanctions.count', { n: data?.sanctions.totalCount ?? rows.length })}
        </Box>
      }
    >
      <SanctionRows rows={rows} acting />
    </Section>
  );
};

const List = ({ filter, own = false }: { filter: ListFilter; own?: boolean }) => {
  const t = useT();
  const [size, setSize] = useState(pageSize);
  const read = useDocument(
    SanctionsQuery,
    { first: size, filter: queryFilter(filter), orderBy: orderOf(filter) },
    { keep: true },
  );
  const rows = read.data?.sanctions.nodes ?? [];
  useTrail(
    'ledger',
    rows.map(({ number }) => number),
  );
  const filtered = filterCount(filter) > 0;
  const empty = (
    <EmptyState
      title={t(filtered ? 'sanctions.emptyFilterTitle' : own ? 'sanctions.emptyMineTitle' : 'sanctions.emptyTitle')}
      more={t(filtered ? 'sanctions.emptyFilterMore' : own ? 'sanctions.emptyMineMore' : 'sanctions.emptyMore')}
      icon={<BalanceRounded />}
    />
  );
  return (
    <Card>
      <ListState read={read} count={read.data?.sanctions.nodes.length} empty={empty}>
        <SanctionRows rows={rows} acting={filter.show === 'waiting' || filter.show === 'vote' || own} />
        <ShowMore page={read.data?.sanctions} size={size} onSize={setSize} />
      </ListState>
    </Card>
  );
};

export default SanctionsPage;
