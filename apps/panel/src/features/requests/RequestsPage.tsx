import InboxRounded from '@mui/icons-material/InboxRounded';
import Card from '@mui/material/Card';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { DueBadge } from '../../shared/DueBadge.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { Row, RowCell, Rows, RowText } from '../../shared/list/Rows.tsx';
import { pageSize, ShowMore } from '../../shared/list/ShowMore.tsx';
import { Page } from '../../shared/Page.tsx';
import { StateTag } from '../../shared/StateTag.tsx';
import { recordLink } from '../recordLink.ts';
import { useTrail } from '../rectification/trail.ts';
import { type RequestRow, RequestsQuery } from './documents.ts';

/** Which requests are listed. */
const filters = { open: { open: true }, mine: { mine: true }, all: {} } as const;
const titles = { open: 'requests.showOpen', mine: 'requests.showMine', all: 'requests.showAll' } as const;
type Show = keyof typeof filters;
const shows = Object.keys(filters) as Show[];

/** Requests that the reader sees, the latest first; those that wait for an answer at once. */
const RequestsPage = () => {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const show = shows.find((name) => name === params.get('show')) ?? 'open';
  const [size, setSize] = useState(pageSize);
  const read = useDocument(RequestsQuery, { first: size, filter: filters[show] }, { keep: true });
  const rows = read.data?.requests.nodes ?? [];
  useTrail(
    'ledger',
    rows.map(({ number }) => number),
  );
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
      <Card>
        <ListState
          read={read}
          count={read.data?.requests.nodes.length}
          empty={<EmptyState title={t('requests.emptyTitle')} more={t('requests.emptyMore')} icon={<InboxRounded />} />}
        >
          <Rows>
            {rows.map((row) => (
              <Request key={row.id} row={row} />
            ))}
          </Rows>
          <ShowMore page={read.data?.requests} size={size} onSize={setSize} />
        </ListState>
      </Card>
    </Page>
  );
};

const Request = ({ row }: { row: RequestRow }) => {
  const t = useT();
  const asker = row.assignments.find(({ relation, to }) => relation === 'asker' && !to)?.person.name;
  const open = row.tags.includes('open');
  // The title begins with the kind, in Chinese.
  const kind = codeText(t, 'requests.kind_', row.kind);
  return (
    <Row>
      <RowText
        title={row.title}
        to={recordLink(row)}
        more={[row.title.startsWith(kind) ? null : kind, row.number, row.unit.name, asker]}
      />
      <RowCell>
        <StateTag title={row.stateTitle} tone={row.tone} ended={!open} />
      </RowCell>
      <RowCell>{open ? <DueBadge due={row} align="auto" /> : null}</RowCell>
    </Row>
  );
};

export default RequestsPage;
