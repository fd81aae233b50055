import ArrowDropDownRounded from '@mui/icons-material/ArrowDropDownRounded';
import CheckRounded from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { shortDay } from '../../shared/days.ts';
import { PickInspectionsQuery } from '../../shared/pickers.documents.ts';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { useUnits } from '../../shared/UnitPicker.tsx';
import { color } from '../../theme/tokens.ts';
import { WorkflowStatesQuery } from './documents.ts';

type Option = { value: string; title: string };
type FilterMenuProps = {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  several?: boolean;
  onChange: (next: string[]) => void;
};

/** One filter as a button with its present value; tinted while it is set. */
const FilterMenu = ({ label, options, chosen, several = false, onChange }: FilterMenuProps) => {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ title }) => title);
  const isSet = chosen.length > 0;
  const pick = (value: string) => {
    if (!several) {
      setAnchor(null);
      return onChange(chosen.includes(value) ? [] : [value]);
    }
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<ArrowDropDownRounded />}
        sx={{
          fontWeight: isSet ? 700 : 400,
          maxWidth: 280,
          ...(isSet ? { bgcolor: color.primaryTint, borderColor: color.primary, color: color.primary } : {}),
        }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {label}
          {isSet ? `\u2009·\u2009${names.length === 1 ? names[0] : names.length || chosen.length}` : ''}
        </Box>
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { maxHeight: 420, minWidth: 200 } } }}
      >
        <MenuItem
          selected={!isSet}
          onClick={() => {
            setAnchor(null);
            onChange([]);
          }}
        >
          {t('frame.all')}
        </MenuItem>
        {options.map(({ value, title }) => (
          <MenuItem
            key={value}
            role={several ? 'menuitemcheckbox' : 'menuitemradio'}
            aria-checked={chosen.includes(value)}
            selected={chosen.includes(value)}
            onClick={() => pick(value)}
          >
            <Box component="span" sx={{ width: 24, flex: 'none', color: color.primary, display: 'inline-flex' }}>
              {chosen.includes(value) ? <CheckRounded sx={{ fontSize: 18 }} /> : null}
            </Box>
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

const categories = ['ON_THE_SPOT', 'WITH_DEADLINE', 'LONG_TERM'];
const weights = ['LIGHT', 'ORDINARY', 'SERIOUS'];
const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/** The ledger's filters; what is set stays in the address, so that a filtered list can be sent on. */
export const LedgerFilters = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { filterValues, setFilters } = useListContext();
  const { units } = useUnits(['CAMPUS', 'CENTRAL_SCHOOL']);
  const { data: states } = useDocument(WorkflowStatesQuery, { name: 'rectification' }, { freshFor: 600_000 });
  const { data: inspections } = useDocument(PickInspectionsQuery, {}, { freshFor: 60_000 });
  const filter = filterValues as Record<string, unknown>;
  const put = (name: string, value: unknown) => {
    const { [name]: _, ...others } = filter;
    setFilters(value === undefined ? others : { ...others, [name]: value }, undefined, false);
  };
  const single = (name: string) => (next: string[]) => put(name, next[0]);
  const several = (name: string) => (next: string[]) => put(name, next.length ? next : undefined);
  const count = Object.keys(filter).length;
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }} className="no-print">
      <Box sx={{ flex: { xs: '1 1 100%', sm: '0 0 auto' } }}>
        <SearchInput
          value={typeof filter['search'] === 'string' ? filter['search'] : ''}
          label={t('cases.filterSearch')}
          onSearch={(text) => put('search', text.trim() || undefined)}
          width="100%"
        />
      </Box>
      {units.length > 1 ? (
        <FilterMenu
          label={t('cases.filterUnit')}
          options={units.map(({ id, name }) => ({ value: id, title: name }))}
          chosen={asList(filter['unit'])}
          onChange={single('unit')}
        />
      ) : null}
      <FilterMenu
        several
        label={t('cases.filterState')}
        options={(states?.workflow.states ?? []).map(({ name, title }) => ({ value: name, title }))}
        chosen={asList(filter['states'])}
        onChange={several('states')}
      />
      <FilterMenu
        label={t('cases.filterInspection')}
        options={(inspections?.inspections.nodes ?? []).map(({ id, title, heldOn }) => ({
          value: id,
          title: `${title} (${shortDay(heldOn, locale)})`,
        }))}
        chosen={asList(filter['inspection'])}
        onChange={single('inspection')}
      />
      <FilterMenu
        several
        label={t('cases.filterCategory')}
        options={categories.map((value) => ({ value, title: codeText(t, 'cases.category_', value) }))}
        chosen={asList(filter['category'])}
        onChange={several('category')}
      />
      <FilterMenu
        several
        label={t('cases.filterWeight')}
        options={weights.map((value) => ({ value, title: codeText(t, 'cases.weight_', value) }))}
        chosen={asList(filter['weight'])}
        onChange={several('weight')}
      />
      {count > 0 ? (
        <Button variant="text" sx={{ ml: 'auto' }} onClick={() => setFilters({}, undefined, false)}>
          {t('cases.clear', { n: count })}
        </Button>
      ) : null}
    </Box>
  );
};
