import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { readAll } from '../../data/keyset.ts';
import { request } from '../../data/request.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { ChosenFindingsQuery, InspectionFindingsQuery, type Issuable } from './documents.ts';
import { IssueForm } from './IssueForm.tsx';
import { rowsOf } from './issueRows.ts';

/** Most things that the API opens by their ids at once. */
const mostIds = 100;

const chosenFindings = async (ids: readonly string[]): Promise<Issuable[]> => {
  const found: Issuable[] = [];
  for (let at = 0; at < ids.length; at += mostIds) {
    const { nodes } = await request(ChosenFindingsQuery, { ids: ids.slice(at, at + mostIds) });
    found.push(...nodes.flatMap((node) => (node !== null && 'availableSteps' in node ? [node] : [])));
  }
  return found;
};

const inspectionFindings = (inspection: string): Promise<Issuable[]> =>
  readAll(
    async (first, after) => (await request(InspectionFindingsQuery, { inspection, first, after })).rectificationCases,
    () => {},
  );

/** Issues notices for the findings of an inspection, or for those that were chosen in the ledger. */
const IssuePage = () => {
  const t = useT();
  const locale = usePanelLocale();
  const [search] = useSearchParams();
  const inspection = search.get('inspection');
  const title = search.get('title');
  const ids = (search.get('cases') ?? '').split(',').filter(Boolean);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['issue', inspection, ids, locale],
    queryFn: () => (inspection ? inspectionFindings(inspection) : chosenFindings(ids)),
    // What is being typed must not vanish because the list is read anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const rows = rowsOf(data ?? []);
  return (
    <Page
      title={title ? `${t('notices.issueTitle')} · ${title}` : t('notices.issueTitle')}
      back={{ to: '/inspections', title: t('frame.inspections') }}
      lead={t('notices.issueLead')}
    >
      {error ? <Trouble error={error} retry={() => refetch()} /> : null}
      {isPending ? <Skeleton variant="rounded" height={320} /> : null}
      {data && rows.length === 0 ? (
        <Card>
          <EmptyState title={t('notices.nothingTitle')} more={t('notices.nothingMore')} icon={<FactCheckRounded />}>
            <Button component={Link} to="/cases" variant="contained">
              {t('notices.toLedger')}
            </Button>
          </EmptyState>
        </Card>
      ) : null}
      {rows.length > 0 ? <IssueForm key={search.toString()} initial={rows} /> : null}
    </Page>
  );
};

export default IssuePage;
