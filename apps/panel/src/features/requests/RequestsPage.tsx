import InboxRounded from '@mui/icons-material/InboxRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Page } from '../../shared/Page.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { color, rem } from '../../theme/tokens.ts';
import { recordLink } from '../recordLink.ts';
import { type RequestRow, RequestsQuery } from './documents.ts';

/** Which requests are listed. */
const filters = { open: { open: true }, mine: { mine: true }, all: {} } as const;
const titles = { open: 'requests.showOpen', mine: 'requests.showMine', all: 'requests.showAll' } as const;
type Show = keyof typeof filters;
const shows = Object.keys(filters) as Show[];

const pageSize = 50;
/** The interface gives no longer list at once. */
const most = 200;

/** Requests that the reader sees, the latest first; those that wait for an answer at once. */
const RequestsPage = () => {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const show = shows.find((name) => name === params.get('show')) ?? 'open';
  const [size, setSize] = useState(pageSize);
  const { data, error, isPending, refetch } = useDocument(
    RequestsQuery,
    { first: size, filter: filters[show] },
    { keep: true },
  );
  const rows = data?.requests.nodes ?? [];
  return (
    <Page title={t('requests.title')} lead={t('requests.listLead')}>
      <ToggleButtonGroup
        exclusive
        value={show}
        aria-label={t('requests.title')}
        onChange={(_, next: Show | null) => next && setParams({ show: next }, { replace: true })}
        sx={{ mb: 2 }}
      >
        {shows.map((name) => (
          <ToggleButton key={name} value={name}>
            {t(titles[name])}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && !data ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending && !error ? <Skeleton variant="rounded" height={280} /> : null}
      {data ? (
        <Card>
          {rows.length === 0 ? (
            <EmptyState title={t('requests.emptyTitle')} more={t('requests.emptyMore')} icon={<InboxRounded />} />
          ) : (
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {rows.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Box>
          )}
        </Card>
      ) : null}
      {data?.requests.pageInfo.hasNextPage && size < most ? (
        <Button onClick={() => setSize(size + pageSize)} sx={{ mt: 2 }}>
          {t('requests.showMore', { n: data.requests.totalCount - rows.length })}
        </Button>
      ) : null}
    </Page>
  );
};

const Row = ({ row }: { row: RequestRow }) => {
  const t = useT();
  const asker = row.assignments.find(({ relation, to }) => relation === 'asker' && !to)?.person.name;
  const open = row.tags.includes('open');
  // The title begins with the kind, in Chinese.
  const kind = codeText(t, 'requests.kind_', row.kind);
  return (
    <Box component="li" sx={rowLook}>
      <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
        <Box
          component={Link}
          to={recordLink(row)}
          sx={{
            display: 'block',
            fontWeight: 700,
            lineHeight: rem(24),
            color: `${color.ink} !important`,
            overflowWrap: 'anywhere',
          }}
        >
          {row.title}
        </Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[row.title.startsWith(kind) ? null : kind, row.number, row.unit.name, asker].filter(Boolean).join(' · ')}
        </Box>
      </Box>
      <Box sx={{ minWidth: { sm: 110 } }}>
        <StateTag title={row.stateTitle} tone={row.tone} ended={!open} />
      </Box>
      <Box sx={{ minWidth: { sm: 130 } }}>{open ? <DueBadge due={row} align="auto" /> : null}</Box>
    </Box>
  );
};

const rowLook = {
  px: { xs: 2, sm: 2.5 },
  py: 1.25,
  minHeight: 68,
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  rowGap: 0.5,
  flexWrap: 'wrap',
  borderBottom: `1px solid ${color.line}`,
  '&:last-child': { borderBottom: 0 },
  '&:hover': { bgcolor: color.rowHover },
} as const;

export default RequestsPage;
