import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import { useDocument } from '../../../data/useDocument.ts';
import { codeText, usePanelLocale, useT } from '../../../i18n/useT.ts';
import { shortDay } from '../../../shared/days.ts';
import { FilterMenu } from '../../../shared/FilterMenu.tsx';
import { PickInspectionsQuery } from '../../../shared/pickers.documents.ts';
import { SearchInput } from '../../../shared/SearchInput.tsx';
import { useUnits } from '../../../shared/UnitPicker.tsx';
import { color } from '../../../theme/tokens.ts';
import type { BoardFilter } from './documents.ts';

const categories = ['ON_THE_SPOT', 'WITH_DEADLINE', 'LONG_TERM'] as const;

type Props = { filter: BoardFilter; onChange: (next: BoardFilter) => void };

/** The board's filters: campus, inspection, category, only mine. */
export const BoardFilters = ({ filter, onChange }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const { units } = useUnits(['CAMPUS', 'CENTRAL_SCHOOL']);
  const { data: inspections } = useDocument(PickInspectionsQuery, {}, { freshFor: 60_000 });
  const put = (change: BoardFilter) =>
    onChange(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== null)));
  const asList = (value: string | null | undefined) => (value ? [value] : []);
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }} className="no-print">
      <Box sx={{ flex: { xs: '1 1 100%', sm: '0 0 auto' } }}>
        <SearchInput
          value={filter.search ?? ''}
          label={t('cases.filterSearch')}
          onSearch={(text) => put({ search: text.trim() || null })}
          width="100%"
        />
      </Box>
      {units.length > 1 ? (
        <FilterMenu
          label={t('cases.filterUnit')}
          options={units.map(({ id, name }) => ({ value: id, title: name }))}
          chosen={asList(filter.unit)}
          onChange={([unit]) => put({ unit: unit ?? null })}
        />
      ) : null}
      <FilterMenu
        label={t('cases.filterInspection')}
        options={(inspections?.inspections.nodes ?? []).map(({ id, title, heldOn }) => ({
          value: id,
          title: `${title} (${shortDay(heldOn, locale)})`,
        }))}
        chosen={asList(filter.inspection)}
        onChange={([inspection]) => put({ inspection: inspection ?? null })}
      />
      <FilterMenu
        several
        label={t('cases.filterCategory')}
        options={categories.map((value) => ({ value, title: codeText(t, 'cases.category_', value) }))}
        chosen={filter.category ?? []}
        onChange={(next) => {
          const category = categories.filter((value) => next.includes(value));
          put({ category: category.length > 0 ? category : null });
        }}
      />
      <ToggleButton
        value="mine"
        selected={filter.mine === true}
        onChange={() => put({ mine: filter.mine === true ? null : true })}
        sx={{ bgcolor: color.surface }}
      >
        {t('look.onlyMine')}
      </ToggleButton>
    </Box>
  );
};
