import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import AddRounded from '@mui/icons-material/AddRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import SendRounded from '@mui/icons-material/SendRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { ListBase, useListContext, useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useFrame, useMay } from '../../data/viewer.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { longDay } from '../../shared/days.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { PagedRows } from '../../shared/list/PagedRows.tsx';
import { Row, RowText } from '../../shared/list/Rows.tsx';
import { Page } from '../../shared/Page.tsx';
import { PersonPicker } from '../../shared/PersonPicker.tsx';
import { ScopeLine } from '../../shared/ScopeLine.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { UnitPicker } from '../../shared/UnitPicker.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color } from '../../theme/tokens.ts';
import { CaseCounts } from './CaseCounts.tsx';
import { CreateInspectionMutation, type InspectionRow } from './documents.ts';

/** Inspections with a way to their cases and to the next finding. */
const InspectionsPage = () => (
  <ListBase resource="inspections" perPage={25} disableAuthentication>
    <Inspections />
  </ListBase>
);

const Inspections = () => {
  const t = useT();
  const may = useMay();
  const { data } = useListContext();
  const [adding, setAdding] = useState(false);
  const filled = Boolean(data?.length);
  const mayAdd = may('rectification:record') || may('rectification:inspect');
  const add = mayAdd ? (
    <Button variant={filled ? 'tonal' : 'contained'} startIcon={<AddRounded />} onClick={() => setAdding(true)}>
      {t('people.addInspection')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('people.inspectionsTitle')}
      lead={t('people.inspectionsLead')}
      actions={
        <>
          <Button component={Link} to="/notices" sx={{ fontWeight: 400 }}>
            {t('notices.listTitle')}
          </Button>
          {filled ? add : null}
        </>
      }
    >
      <ScopeLine />
      <PagedRows<InspectionRow>
        empty={
          <EmptyState
            title={t('people.inspectionsEmpty')}
            more={t('people.inspectionsEmptyMore')}
            icon={<AssignmentRounded />}
          >
            {add}
          </EmptyState>
        }
        count={(n) => t('workbench.count', { n })}
      >
        {(row) => <Inspection key={row.id} row={row} />}
      </PagedRows>
      {adding ? <NewInspection onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const Inspection = ({ row }: { row: InspectionRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const may = useMay();
  return (
    <Row>
      <RowText
        title={
          <>
            {row.title}
            {row.large ? (
              <Chip
                size="small"
                label={t('people.largeShort')}
                sx={{ ml: 1, bgcolor: color.neutralTint, color: color.neutral, '& .MuiChip-label': { pl: '10px' } }}
              />
            ) : null}
          </>
        }
        more={[
          longDay(row.heldOn, locale),
          row.unit.name,
          row.inspectors.map(({ name }) => name).join(t('frame.listComma')),
        ]}
      >
        <CaseCounts counts={row.caseCounts} />
      </RowText>
      {may('rectification:issue') && row.caseCounts.some(({ steps }) => steps.includes('issueNotice')) ? (
        <Button
          component={Link}
          to={`/notices/new?inspection=${encodeURIComponent(row.id)}&title=${encodeURIComponent(row.title)}`}
          variant="text"
          startIcon={<SendRounded />}
        >
          {t('notices.issueTitle')}
        </Button>
      ) : null}
      {may('rectification:record') ? (
        <Button
          component={Link}
          to={`/record?inspection=${encodeURIComponent(row.id)}&title=${encodeURIComponent(row.title)}`}
          variant="text"
          startIcon={<AddAPhotoRounded />}
        >
          {t('frame.record')}
        </Button>
      ) : null}
      <Button
        component={Link}
        to={`/cases?filter=${encodeURIComponent(JSON.stringify({ inspection: row.id }))}`}
        variant="tonal"
      >
        {t('people.inspectionCases')}
      </Button>
    </Row>
  );
};

const NewInspection = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState(town.today);
  const [unit, setUnit] = useState<Picked | null>(null);
  const [large, setLarge] = useState(false);
  const [inspectors, setInspectors] = useState<Picked[]>([]);
  const form = useMutationForm(CreateInspectionMutation, ['title', 'heldOn', 'unit'], () => ({
    input: { title: title.trim(), heldOn, unit: unit?.id ?? '', large, inspectors: inspectors.map(({ id }) => id) },
  }));
  const submit = async () => {
    const missing = {
      ...(title.trim() ? {} : { title: t('cases.fieldMissing', { name: t('people.inspectionTitle') }) }),
      ...(unit ? {} : { unit: t('cases.fieldMissing', { name: t('people.inspectionUnit') }) }),
    };
    if (Object.keys(missing).length > 0) return form.setErrors(missing);
    if (await form.submit()) {
      notify(t('people.inspectionCreated'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('people.addInspection')}
      submitText={t('people.addInspection')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput
        label={t('people.inspectionTitle')}
        required
        autoFocus
        value={title}
        onChange={setTitle}
        hint={t('people.inspectionTitleHint')}
        error={form.errors['title']}
      />
      <DayInput label={t('people.heldOn')} required value={heldOn} onChange={setHeldOn} error={form.errors['heldOn']} />
      <Field label={t('people.inspectionUnit')} required error={form.errors['unit']}>
        {(ids) => <UnitPicker ids={ids} value={unit} onChange={setUnit} kinds={['TOWN', 'CENTRAL_SCHOOL', 'CAMPUS']} />}
      </Field>
      <Field label={t('people.inspectors')} error={form.errors['inspectors']}>
        {(ids) => (
          <>
            <PersonPicker
              key={inspectors.length}
              ids={ids}
              value={null}
              onChange={(person) => {
                if (person && !inspectors.some(({ id }) => id === person.id)) setInspectors([...inspectors, person]);
              }}
            />
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: inspectors.length ? 1 : 0 }}>
              {inspectors.map((person) => (
                <Chip
                  key={person.id}
                  label={person.label}
                  onDelete={() => setInspectors(inspectors.filter(({ id }) => id !== person.id))}
                />
              ))}
            </Box>
          </>
        )}
      </Field>
      <FormControlLabel
        control={<Checkbox checked={large} onChange={(_, next) => setLarge(next)} />}
        label={t('people.large')}
      />
    </FormDialog>
  );
};

export default InspectionsPage;
