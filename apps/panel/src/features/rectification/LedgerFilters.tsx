import TuneRounded from '@mui/icons-material/TuneRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useDocument } from '../../data/useDocument.ts';
import { useFrame } from '../../data/viewer.ts';
import { codeText, usePanelLocale, useT } from '../../i18n/useT.ts';
import { addDays, shortDay, weekdayOf } from '../../shared/days.ts';
import { FilterMenu } from '../../shared/FilterMenu.tsx';
import { PickInspectionsQuery } from '../../shared/pickers.documents.ts';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { useUnits } from '../../shared/UnitPicker.tsx';
import { WorkflowStatesQuery } from './documents.ts';
import { PersonFilter } from './PersonFilter.tsx';

const sorts = [
  { value: 'dueOn ASC', title: 'cases.sortDue' },
  { value: 'dueOn DESC', title: 'cases.sortDueDesc' },
  { value: 'number DESC', title: 'cases.sortNumber' },
  { value: 'number ASC', title: 'cases.sortNumberAsc' },
  { value: 'updatedAt DESC', title: 'cases.sortUpdated' },
] as const;
const categories = ['ON_THE_SPOT', 'WITH_DEADLINE', 'LONG_TERM'];
const weights = ['LIGHT', 'ORDINARY', 'SERIOUS'];
const returnCounts = [1, 2, 3];
const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/** The ledger's filters; what is set stays in the address, so that a filtered list can be sent on. */
export const LedgerFilters = () => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const dues = [
    { value: 'today', title: t('workbench.groupToday'), to: town.today },
    { value: 'week', title: t('workbench.groupWeek'), to: addDays(town.today, 7 - weekdayOf(town.today)) },
    { value: 'month', title: t('cases.dueMonth'), to: addDays(town.today, 30) },
  ];
  const closings = [
    { value: 'week', title: t('cases.closedWeek'), from: addDays(town.today, 1 - weekdayOf(town.today)) },
    { value: 'month', title: t('cases.closedMonth'), from: `${town.today.slice(0, 7)}-01` },
    { value: 'term', title: t('cases.closedTerm'), from: town.term?.startsOn ?? town.today },
  ];
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
  const narrow = useMediaQuery('(max-width:639px)', { noSsr: true });
  const [open, setOpen] = useState(false);
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1.5 }} className="no-print">
      <Box sx={{ flex: { xs: '1 1 0', sm: '0 0 auto' }, minWidth: 0 }}>
        <SearchInput
          value={typeof filter['search'] === 'string' ? filter['search'] : ''}
          label={t('cases.filterSearch')}
          onSearch={(text) => put('search', text.trim() || undefined)}
          width="100%"
        />
      </Box>
      {narrow ? (
        <Button
          aria-expanded={open}
          startIcon={<TuneRounded />}
          onClick={() => setOpen(!open)}
          sx={{ fontWeight: 400 }}
        >
          {t('cases.filters')}
        </Button>
      ) : null}
      {narrow && !open ? null : (
        <>
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
          <FilterMenu
            label={t('cases.filterReturns')}
            options={returnCounts.map((n) => ({ value: String(n), title: t('cases.returnsFrom', { n }) }))}
            chosen={asList(filter['minReturns']?.toString())}
            onChange={(next) => put('minReturns', next[0] === undefined ? undefined : Number(next[0]))}
          />
          <FilterMenu
            label={t('cases.filterClosed')}
            options={closings.map(({ value, title }) => ({ value, title }))}
            chosen={closings.filter(({ from }) => filter['closedFrom'] === from).map(({ value }) => value)}
            onChange={(next) => put('closedFrom', closings.find(({ value }) => value === next[0])?.from)}
          />
          <PersonFilter label={t('cases.filterResponsible')} name="responsible" />
          <PersonFilter label={t('cases.filterInspector')} name="inspector" />
          <FilterMenu
            label={t('cases.filterDue')}
            options={dues.map(({ value, title }) => ({ value, title }))}
            chosen={dues
              .filter(({ to }) => filter['dueTo'] === to && filter['dueFrom'] === town.today)
              .map(({ value }) => value)}
            onChange={(next) => {
              const due = dues.find(({ value }) => value === next[0]);
              const { dueFrom: _from, dueTo: _to, ...others } = filter;
              setFilters(due ? { ...others, dueFrom: town.today, dueTo: due.to } : others, undefined, false);
            }}
          />
          <Box sx={{ display: { xs: 'block', md: 'none' } }}>
            <FilterMenu
              label={t('cases.sort')}
              required
              options={sorts.map(({ value, title }) => ({ value, title: t(title) }))}
              chosen={[`${sort.field} ${sort.order}`]}
              onChange={(next) => {
                const [field = 'dueOn', order] = (next[0] ?? '').split(' ');
                setSort({ field, order: order === 'DESC' ? 'DESC' : 'ASC' });
              }}
            />
          </Box>
          {count > 0 ? (
            <Button variant="text" sx={{ ml: 'auto' }} onClick={() => setFilters({}, undefined, false)}>
              {t('cases.clear', { n: count })}
            </Button>
          ) : null}
        </>
      )}
    </Box>
  );
};
