import AddRounded from '@mui/icons-material/AddRounded';
import DescriptionRounded from '@mui/icons-material/DescriptionRounded';
import HandshakeRounded from '@mui/icons-material/HandshakeRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { Section } from '../../shared/Section.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { AgreementFilters } from './AgreementFilters.tsx';
import { AgreementRows } from './AgreementRows.tsx';
import { AgreementViews } from './AgreementViews.tsx';
import { addressOf, filterCount, filterIn, type ListFilter, queryFilter } from './agreementFilter.ts';
import { AgreementsQuery } from './documents.ts';

const pageSize = 50;
/** The interface gives no longer list at once. */
const most = 200;

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
  const { data, error, isPending, refetch } = useDocument(
    AgreementsQuery,
    { first: size, filter: own ? { mine: true } : queryFilter(filter) },
    { keep: true },
  );
  const rows = data?.agreements.nodes ?? [];
  const filtered = !own && filterCount(filter) > 0;
  if (error && !data) return <Trouble error={error} retry={() => void refetch()} />;
  if (isPending) return <Skeleton variant="rounded" height={320} />;
  if (rows.length === 0)
    return (
      <Card>
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
      </Card>
    );
  return (
    <>
      <Card>
        <AgreementRows rows={rows} results={own} />
      </Card>
      {data?.agreements.pageInfo.hasNextPage && size < most ? (
        <Button onClick={() => setSize(size + pageSize)} sx={{ mt: 2 }}>
          {t('agreements.showMore', { n: data.agreements.totalCount - rows.length })}
        </Button>
      ) : null}
    </>
  );
};

export default AgreementsPage;
