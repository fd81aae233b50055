import AddRounded from '@mui/icons-material/AddRounded';
import FactCheckRounded from '@mui/icons-material/FactCheckRounded';
import FileDownloadRounded from '@mui/icons-material/FileDownloadRounded';
import PrintRounded from '@mui/icons-material/PrintRounded';
import UploadFileRounded from '@mui/icons-material/UploadFileRounded';
import ViewColumnRounded from '@mui/icons-material/ViewColumnRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Skeleton from '@mui/material/Skeleton';
import { useState } from 'react';
import { ListBase, useListContext, useNotify, useStore } from 'react-admin';
import { Link } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListPager } from '../../shared/ListPager.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { Trouble, troubleText } from '../../shared/Trouble.tsx';
import { ledgerPaperLink } from '../papers/ledgerPaperLink.ts';
import { exportCases } from './exportCases.ts';
import { IssueChosen } from './IssueChosen.tsx';
import { LedgerFilters } from './LedgerFilters.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { type LedgerColumn, ledgerColumns, usualColumns } from './ledgerColumns.ts';
import { LedgerCountsTotalQuery } from './ledgerTotals.ts';
import { SavedQueries } from './SavedQueries.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** The ledger of cases: scope in words, queries, filters, table, export of the present filter. */
const LedgerPage = () => (
  <ListBase
    resource="rectificationCases"
    perPage={25}
    sort={{ field: 'dueOn', order: 'ASC' }}
    filterDefaultValues={{ open: true }}
    disableAuthentication
  >
    <Ledger />
  </ListBase>
);

const Ledger = () => {
  const t = useT();
  const may = useMay();
  const [stored, setColumns] = useStore<LedgerColumn[]>('plumbline.ledger.columns', usualColumns);
  const { data: totals } = useDocument(LedgerCountsTotalQuery, {}, { keep: true });
  const list = useListContext();
  const rows: readonly unknown[] = list.data ?? [];
  const empty = !list.isPending && !list.error && rows.length === 0;
  return (
    <Page
      title={t('cases.ledger')}
      beside={<ViewSwitch view="ledger" />}
      actions={
        <>
          <Columns chosen={stored} onChange={setColumns} />
          <Button
            component={Link}
            to={ledgerPaperLink(list.filterValues, list.sort)}
            startIcon={<PrintRounded />}
            sx={{ fontWeight: 400, display: { xs: 'none', md: 'inline-flex' } }}
          >
            {t('cases.print')}
          </Button>
          <Export />
          {may('rectification:record') ? (
            <Button
              component={Link}
              to="/import"
              startIcon={<UploadFileRounded />}
              sx={{ fontWeight: 400, display: { xs: 'none', md: 'inline-flex' } }}
            >
              {t('imports.fromLedger')}
            </Button>
          ) : null}
          {may('rectification:record') ? (
            <Button component={Link} to="/record" variant="tonal" startIcon={<AddRounded />}>
              {t('cases.record')}
            </Button>
          ) : null}
        </>
      }
    >
      <ScopeLine
        counts={
          totals
            ? t('cases.scopeCounts', { open: totals.open.totalCount, overdue: totals.overdue.totalCount })
            : undefined
        }
      />
      <SavedQueries />
      <LedgerFilters />
      {list.error ? <Trouble error={list.error} retry={() => list.refetch()} /> : null}
      {list.isPending && !list.error ? (
        <Card sx={{ p: 2 }}>
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton key={row} height={58} />
          ))}
        </Card>
      ) : null}
      {empty ? (
        <Empty filtered={Object.keys(list.filterValues).some((name) => name !== 'open') || list.page > 1} />
      ) : null}
      {rows.length > 0 ? (
        <>
          <IssueChosen />
          <LedgerTable columns={stored} />
          <ListPager count={t('cases.total', { n: list.total ?? rows.length })} />
        </>
      ) : null}
    </Page>
  );
};

const Empty = ({ filtered }: { filtered: boolean }) => {
  const t = useT();
  const may = useMay();
  const { setFilters } = useListContext();
  return (
    <Card>
      <EmptyState
        title={t(filtered ? 'cases.emptyFilterTitle' : 'cases.emptyTitle')}
        more={t(filtered ? 'cases.emptyFilterMore' : 'cases.emptyMore')}
        icon={<FactCheckRounded />}
      >
        {filtered ? <Button onClick={() => setFilters({}, undefined, false)}>{t('cases.queryAll')}</Button> : null}
        {may('rectification:record') ? (
          <Button component={Link} to="/record" variant="contained" startIcon={<AddRounded />}>
            {t('cases.record')}
          </Button>
        ) : null}
      </EmptyState>
    </Card>
  );
};

const Columns = ({
  chosen,
  onChange,
}: {
  chosen: readonly LedgerColumn[];
  onChange: (next: LedgerColumn[]) => void;
}) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Box sx={{ display: { xs: 'none', md: 'block' } }}>
      <Button
        startIcon={<ViewColumnRounded />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ fontWeight: 400 }}
      >
        {t('cases.columns')}
      </Button>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        {ledgerColumns.map(({ name, title, fixed }) => {
          const on = chosen.includes(name);
          return (
            <MenuItem
              key={name}
              disabled={fixed}
              role="menuitemcheckbox"
              aria-checked={on}
              onClick={() => onChange(on ? chosen.filter((one) => one !== name) : [...chosen, name])}
            >
              <Checkbox
                checked={on}
                tabIndex={-1}
                disableRipple
                sx={{ p: 0, mr: 1 }}
                slotProps={{ input: { 'aria-hidden': true } }}
              />
              {t(title)}
            </MenuItem>
          );
        })}
      </Menu>
    </Box>
  );
};

const Export = () => {
  const t = useT();
  const notify = useNotify();
  const { filterValues, sort, total } = useListContext();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await exportCases(filterValues, sort, t('cases.exportFile'));
      notify(t('cases.exported', { n: total ?? 0 }), { type: 'success' });
    } catch (error) {
      notify(troubleText(error, t), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      startIcon={<FileDownloadRounded />}
      onClick={() => void run()}
      disabled={busy || !total}
      sx={{ fontWeight: 400 }}
    >
      {t(busy ? 'cases.exporting' : 'cases.export')}
    </Button>
  );
};

export default LedgerPage;
