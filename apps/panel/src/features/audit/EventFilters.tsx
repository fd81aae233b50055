import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDocument } from '../../data/useDocument.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FilterMenu } from '../../shared/FilterMenu.tsx';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { SearchInput } from '../../shared/SearchInput.tsx';
import { useUnits } from '../../shared/UnitPicker.tsx';
import { color } from '../../theme/tokens.ts';
import { DaySpan } from '../personal/DaySpan.tsx';
import { WorkflowStepsQuery } from './documents.ts';
import { type EventFilter, everything, filterCount } from './eventFilter.ts';

const marks = ['delegated', 'override'] as const;

type Props = { filter: EventFilter; onChange: (next: EventFilter) => void };

/** Filters of the record. */
export const EventFilters = ({ filter, onChange }: Props) => {
  const t = useT();
  const { data } = useDocument(WorkflowStepsQuery, {}, { freshFor: 600_000 });
  const { units } = useUnits(['CAMPUS', 'CENTRAL_SCHOOL']);
  const workflows = data?.workflows ?? [];
  const steps = workflows.find(({ name }) => name === filter.workflow)?.steps ?? [];
  const put = (change: Partial<EventFilter>) => onChange({ ...filter, ...change });
  return (
    <Box sx={{ px: { xs: 2, sm: 2.5 }, pt: 2, borderBottom: `1px solid ${color.line}` }} className="no-print">
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }}>
        <SearchInput
          value={filter.number}
          label={t('audit.filterNumber')}
          onSearch={(number) => put({ number: number.trim() })}
        />
        <FilterMenu
          label={t('audit.filterWorkflow')}
          options={workflows.map(({ name, title }) => ({ value: name, title }))}
          chosen={filter.workflow ? [filter.workflow] : []}
          onChange={([workflow]) => put({ workflow: workflow ?? null, step: null })}
        />
        {steps.length > 0 ? (
          <FilterMenu
            label={t('audit.filterStep')}
            options={steps.map(({ name, title }) => ({ value: name, title }))}
            chosen={filter.step ? [filter.step] : []}
            onChange={([step]) => put({ step: step ?? null })}
          />
        ) : null}
        {units.length > 1 ? (
          <FilterMenu
            label={t('audit.filterUnit')}
            options={units.map(({ id, name }) => ({ value: id, title: name }))}
            chosen={filter.unit ? [filter.unit] : []}
            onChange={([unit]) => put({ unit: unit ?? null })}
          />
        ) : null}
        <FilterMenu
          label={t('audit.filterMark')}
          options={marks.map((value) => ({ value, title: codeText(t, 'audit.mark_', value) }))}
          chosen={filter.mark ? [filter.mark] : []}
          onChange={([mark]) => put({ mark: marks.find((each) => each === mark) ?? null })}
        />
        {filterCount(filter) > 0 ? (
          <Button variant="text" sx={{ ml: 'auto' }} onClick={() => onChange(everything)}>
            {t('audit.clear')}
          </Button>
        ) : null}
      </Box>
      <Box
        sx={{
          display: 'grid',
          columnGap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 360px) auto 1fr' },
        }}
      >
        <Field label={t('audit.filterActor')} marked={false}>
          {(ids) => <PersonPicker value={filter.actor} onChange={(actor) => put({ actor })} ids={ids} />}
        </Field>
        <DaySpan span={filter.span} onChange={(span) => put({ span })} />
      </Box>
    </Box>
  );
};
