import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { FilterMenu } from '../../shared/FilterMenu.tsx';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { WorkflowStatesQuery } from '../rectification/documents.ts';
import { SanctionCountsQuery } from './documents.ts';
import { filterCount, type ListFilter, marks, ruleCodes } from './sanctionFilter.ts';

type Props = { filter: ListFilter; onChange: (filter: ListFilter) => void };

/** Filters beside the view: number or person, rule, state, what needs care. */
export const SanctionFilters = ({ filter, onChange }: Props) => {
  const t = useT();
  const { data } = useDocument(WorkflowStatesQuery, { name: 'sanction' }, { freshFor: 600_000 });
  const { data: counts } = useDocument(SanctionCountsQuery, {}, { keep: true });
  const years = counts?.planYears ?? [];
  const put = (change: Partial<ListFilter>) => onChange({ ...filter, ...change });
  const count = filterCount(filter);
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }} className="no-print">
      <SearchInput value={filter.search} label={t('sanctions.filterSearch')} onSearch={(search) => put({ search })} />
      <FilterMenu
        several
        label={t('sanctions.filterRule')}
        options={ruleCodes.map((value) => ({ value, title: codeText(t, 'sanctions.rule_', value) }))}
        chosen={filter.rules}
        onChange={(codes) => put({ rules: ruleCodes.filter((code) => codes.includes(code)) })}
      />
      <FilterMenu
        several
        label={t('cases.filterState')}
        options={(data?.workflow.states ?? []).map(({ name, title }) => ({ value: name, title }))}
        chosen={filter.states}
        onChange={(states) => put({ states })}
      />
      <FilterMenu
        several
        label={t('sanctions.filterMark')}
        options={marks.map((value) => ({ value, title: codeText(t, 'sanctions.mark_', value) }))}
        chosen={filter.marks}
        onChange={(codes) => put({ marks: marks.filter((code) => codes.includes(code)) })}
      />
      {years.length > 1 ? (
        <FilterMenu
          label={t('sanctions.filterYear')}
          options={years.map(({ id, title }) => ({ value: id, title }))}
          chosen={filter.planYear ? [filter.planYear] : []}
          onChange={([planYear]) => put({ planYear: planYear ?? null })}
        />
      ) : null}
      {count > 0 ? (
        <Button
          variant="text"
          sx={{ ml: 'auto' }}
          onClick={() => put({ rules: [], states: [], marks: [], person: null, planYear: null, search: '' })}
        >
          {t('cases.clear', { n: count })}
        </Button>
      ) : null}
    </Box>
  );
};
