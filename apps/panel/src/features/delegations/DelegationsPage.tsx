import AddRounded from '@mui/icons-material/AddRounded';
import SwapHorizRounded from '@mui/icons-material/SwapHorizRounded';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame, useMay } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { ListState } from '../../shared/list/ListState.tsx';
import { Rows } from '../../shared/list/Rows.tsx';
import { pageSize, ShowMore } from '../../shared/list/ShowMore.tsx';
import { Page } from '../../shared/Page.tsx';
import { color } from '../../theme/tokens.ts';
import { DelegateDialog } from './DelegateDialog.tsx';
import { DelegationCard } from './DelegationCard.tsx';
import { DelegationsQuery } from './documents.ts';
import { EndDialog } from './EndDialog.tsx';

const tabs = { MINE: 'delegations.tabMine', TO_ME: 'delegations.tabToMe', TOWN: 'delegations.tabTown' } as const;
type Side = keyof typeof tabs;
const isSide = (name: string | null): name is Side => name !== null && Object.hasOwn(tabs, name);

/** Delegations for absence 代理: who stands in for whom, in what, until when, why; made and ended here. */
const DelegationsPage = () => {
  const t = useT();
  const { viewer } = useFrame();
  const administers = useMay()('delegation:makeForAbsent');
  const [params, setParams] = useSearchParams();
  const asked = params.get('of');
  const side: Side = isSide(asked) && (asked !== 'TOWN' || administers) ? asked : 'MINE';
  const [dialog, setDialog] = useState<'own' | 'absent' | null>(null);
  const shown = (Object.keys(tabs) as Side[]).filter((name) => name !== 'TOWN' || administers);
  // Nothing is delegated in somebody else's name.
  const own = viewer.onBehalfOf === null;
  const make = own ? (
    <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setDialog('own')}>
      {t('delegations.make')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('delegations.title')}
      lead={t('delegations.lead')}
      actions={
        <>
          {own && administers ? (
            <Button variant="outlined" onClick={() => setDialog('absent')}>
              {t('delegations.makeForAbsent')}
            </Button>
          ) : null}
          {make}
        </>
      }
    >
      <Card sx={{ minWidth: 0 }}>
        <Tabs
          value={side}
          onChange={(_, next: Side) => setParams(next === 'MINE' ? {} : { of: next }, { replace: true })}
          aria-label={t('delegations.title')}
          sx={{ px: { xs: 0, sm: 1 }, borderBottom: `1px solid ${color.line}` }}
        >
          {shown.map((name) => (
            <Tab key={name} value={name} label={t(tabs[name])} />
          ))}
        </Tabs>
        <List key={side} side={side}>
          {side === 'MINE' ? make : null}
        </List>
      </Card>
      {dialog ? <DelegateDialog forAbsent={dialog === 'absent'} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
};

const List = ({ side, children }: { side: Side; children: React.ReactNode }) => {
  const t = useT();
  const [size, setSize] = useState(pageSize);
  const [ending, setEnding] = useState<string | null>(null);
  const read = useDocument(DelegationsQuery, { first: size, of: side }, { keep: true });
  const rows = read.data?.delegations.nodes ?? [];
  const ended = rows.find(({ id }) => id === ending);
  const empty = (
    <EmptyState title={t(`delegations.empty_${side}`)} more={t('delegations.emptyMore')} icon={<SwapHorizRounded />}>
      {children}
    </EmptyState>
  );
  return (
    <ListState read={read} count={read.data?.delegations.nodes.length} empty={empty}>
      <Rows>
        {rows.map((row) => (
          <DelegationCard key={row.id} row={row} onEnd={() => setEnding(row.id)} />
        ))}
      </Rows>
      <ShowMore page={read.data?.delegations} size={size} onSize={setSize} />
      {ended ? <EndDialog row={ended} onClose={() => setEnding(null)} /> : null}
    </ListState>
  );
};

export default DelegationsPage;
