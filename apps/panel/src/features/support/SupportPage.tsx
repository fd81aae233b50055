import AddRounded from '@mui/icons-material/AddRounded';
import CloseRounded from '@mui/icons-material/CloseRounded';
import VolunteerActivismRounded from '@mui/icons-material/VolunteerActivismRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { useT } from '../../i18n/useT.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FilterMenu } from '../../shared/FilterMenu.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { ListState } from '../../shared/list/ListState.tsx';
import { Rows } from '../../shared/list/Rows.tsx';
import { pageSize, ShowMore } from '../../shared/list/ShowMore.tsx';
import { Page } from '../../shared/Page.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { HelpedPersonQuery, SupportsQuery } from './documents.ts';
import { SupportCard } from './SupportCard.tsx';
import { AddSupport } from './SupportDialogs.tsx';
import {
  type SupportListFilter,
  supportAddressOf,
  supportFilterIn,
  supportKinds,
  supportQueryFilter,
} from './supportFilter.ts';
import { entering, useEntersSupport } from './useEntersSupport.ts';

/** Posts whose holders see the help of others. */
const overseeing: readonly string[] = [...entering, 'groupHead', 'groupDeputy', 'groupMember'];

/** The register of help 帮扶 (I3): who is helped by whom, how often of the planned, and to what effect. */
const SupportPage = () => {
  const t = useT();
  const { viewer } = useFrame();
  const holds = (roles: readonly string[]) => viewer.posts.some(({ role }) => roles.includes(role));
  const own = !holds(overseeing);
  const [params, setParams] = useSearchParams();
  const filter = supportFilterIn(params);
  const change = (next: Partial<SupportListFilter>) =>
    setParams(supportAddressOf({ ...filter, ...next }), { replace: true });
  const named = useDocument(HelpedPersonQuery, { id: filter.person ?? '' }, { enabled: filter.person !== null });
  const person: Picked | null =
    filter.person !== null && named.data?.node && 'name' in named.data.node
      ? { id: named.data.node.id, label: named.data.node.name }
      : null;
  const [adding, setAdding] = useState(false);
  const enters = useEntersSupport();
  const add = enters ? (
    <Button variant="tonal" startIcon={<AddRounded />} onClick={() => setAdding(true)}>
      {t('support.add')}
    </Button>
  ) : null;
  return (
    <Page
      title={t(own ? 'support.mine' : 'support.title')}
      lead={t(own ? 'support.mineLead' : 'support.lead')}
      actions={add}
    >
      {own ? null : <ScopeLine />}
      {own ? null : <Filters filter={filter} person={person} onChange={change} />}
      <List filter={filter} add={add} />
      {adding ? <AddSupport person={person} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

type FilterProps = {
  filter: SupportListFilter;
  person: Picked | null;
  onChange: (next: Partial<SupportListFilter>) => void;
};

const Filters = ({ filter, person, onChange }: FilterProps) => {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }} className="no-print">
      <Box sx={{ flex: { xs: '1 1 100%', sm: '0 0 auto' } }}>
        <SearchInput
          value={filter.search}
          label={t('support.search')}
          onSearch={(text) => onChange({ search: text.trim() })}
          width="100%"
        />
      </Box>
      <FilterMenu
        label={t('support.state')}
        options={[
          { value: 'current', title: t('support.stateOpen') },
          { value: 'past', title: t('support.stateEnded') },
        ]}
        chosen={filter.state ? [filter.state] : []}
        onChange={([state]) => onChange({ state: state === 'current' || state === 'past' ? state : null })}
      />
      <FilterMenu
        label={t('support.kind')}
        several
        options={supportKinds.map((value) => ({ value, title: t(`support.kind_${value}`) }))}
        chosen={filter.kinds}
        onChange={(next) => onChange({ kinds: supportKinds.filter((kind) => next.includes(kind)) })}
      />
      {person ? (
        <Button variant="tonal" endIcon={<CloseRounded />} onClick={() => onChange({ person: null })}>
          {t('support.onlyOf', { name: person.label })}
        </Button>
      ) : null}
    </Box>
  );
};

const List = ({ filter, add }: { filter: SupportListFilter; add: React.ReactNode }) => {
  const t = useT();
  const [size, setSize] = useState(pageSize);
  const asked = supportQueryFilter(filter);
  const read = useDocument(SupportsQuery, { first: size, filter: asked }, { keep: true });
  const rows = read.data?.supports.nodes ?? [];
  const filtered = Object.keys(asked).length > 0;
  const empty = (
    <EmptyState
      title={t(filtered ? 'support.emptyFilter' : 'support.empty')}
      {...(filtered ? {} : { more: t('support.emptyMore') })}
      icon={<VolunteerActivismRounded />}
    >
      {filtered ? null : add}
    </EmptyState>
  );
  return (
    <Card>
      <ListState read={read} count={read.data?.supports.nodes.length} empty={empty}>
        <Rows>
          {rows.map((row) => (
            <SupportCard key={row.id} row={row} />
          ))}
        </Rows>
        <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5 }} role="status">
          {t('support.count', { n: read.data?.supports.totalCount ?? rows.length })}
        </Box>
        <ShowMore page={read.data?.supports} size={size} onSize={setSize} />
      </ListState>
    </Card>
  );
};

export default SupportPage;
