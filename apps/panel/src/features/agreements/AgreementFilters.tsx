import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { FilterMenu } from '../../shared/FilterMenu.tsx';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { useUnits } from '../../shared/UnitPicker.tsx';
import { WorkflowStatesQuery } from '../rectification/documents.ts';
import { filterCount, type ListFilter, partyCodes, partyOf } from './agreementFilter.ts';

type Props = { filter: ListFilter; onChange: (next: ListFilter) => void };

const nothing: ListFilter = { parties: [], unit: null, states: [], search: '' };

/** Filters of the list. */
export const AgreementFilters = ({ filter, onChange }: Props) => {
  const t = useT();
  const { units } = useUnits(['CAMPUS', 'CENTRAL_SCHOOL']);
  const { data } = useDocument(WorkflowStatesQuery, { name: 'agreement' }, { freshFor: 600_000 });
  const put = (change: Partial<ListFilter>) => onChange({ ...filter, ...change });
  const count = filterCount(filter);
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }} className="no-print">
      <SearchInput value={filter.search} label={t('agreements.filterSearch')} onSearch={(search) => put({ search })} />
      <FilterMenu
        several
        label={t('agreements.filterParty')}
        options={partyCodes.map((value) => ({ value, title: codeText(t, 'agreements.party_', value) }))}
        chosen={filter.parties}
        onChange={(codes) => put({ parties: codes.flatMap((code) => partyOf(code) ?? []) })}
      />
      <FilterMenu
        several
        label={t('cases.filterState')}
        options={(data?.workflow.states ?? []).map(({ name, title }) => ({ value: name, title }))}
        chosen={filter.states}
        onChange={(states) => put({ states })}
      />
      {units.length > 1 ? (
        <FilterMenu
          label={t('cases.filterUnit')}
          options={units.map(({ id, name }) => ({ value: id, title: name }))}
          chosen={filter.unit ? [filter.unit] : []}
          onChange={([unit]) => put({ unit: unit ?? null })}
        />
      ) : null}
      {count > 0 ? (
        <Button variant="text" sx={{ ml: 'auto' }} onClick={() => onChange(nothing)}>
          {t('cases.clear', { n: count })}
        </Button>
      ) : null}
    </Box>
  );
};
