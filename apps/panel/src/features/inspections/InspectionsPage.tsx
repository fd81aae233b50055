import AddAPhotoRounded from '@mui/icons-material/AddAPhotoRounded';
import AddRounded from '@mui/icons-material/AddRounded';
import AssignmentRounded from '@mui/icons-material/AssignmentRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
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
import { ListPager } from '../../shared/ListPager.tsx';
import { Page } from '../../shared/Page.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { Trouble } from '../../shared/Trouble.tsx';
import { UnitPicker } from '../../shared/UnitPicker.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { CreateInspectionMutation, type InspectionRow } from './documents.ts';

/** Inspections with a way to their cases and to the next finding. */
export const InspectionsPage = () => (
  <ListBase resource="inspections" perPage={25} disableAuthentication>
    <Inspections />
  </ListBase>
);

const Inspections = () => {
  const t = useT();
  const may = useMay();
  const { data, error, isPending, refetch, total } = useListContext();
  const [adding, setAdding] = useState(false);
  const rows = (data ?? []) as unknown as InspectionRow[];
  const mayAdd = may('rectification:record') || may('rectification:inspect');
  const add = mayAdd ? (
    <Button variant={rows.length ? 'tonal' : 'contained'} startIcon={<AddRounded />} onClick={() => setAdding(true)}>
      {t('people.addInspection')}
    </Button>
  ) : null;
  return (
    <Page title={t('people.inspectionsTitle')} lead={t('people.inspectionsLead')} actions={rows.length ? add : null}>
      {error ? <Trouble error={error} retry={() => refetch()} /> : null}
      {isPending && !error ? <Skeleton variant="rounded" height={280} /> : null}
      {!isPending && !error && rows.length === 0 ? (
        <Card>
          <EmptyState
            title={t('people.inspectionsEmpty')}
            more={t('people.inspectionsEmptyMore')}
            icon={<AssignmentRounded />}
          >
            {add}
          </EmptyState>
        </Card>
      ) : null}
      {rows.length > 0 ? (
        <>
          <Card component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </Card>
          <ListPager count={t('workbench.count', { n: total ?? rows.length })} />
        </>
      ) : null}
      {adding ? <NewInspection onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const Row = ({ row }: { row: InspectionRow }) => {
  const t = useT();
  const locale = usePanelLocale();
  const may = useMay();
  return (
    <Box
      component="li"
      sx={{
        px: { xs: 2, sm: 2.5 },
        py: 1.25,
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        flexWrap: 'wrap',
        borderBottom: `1px solid ${color.line}`,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box sx={{ fontWeight: 700 }}>{row.title}</Box>
        <Box sx={{ fontSize: rem(14), lineHeight: rem(22), color: color.muted }}>
          {[longDay(row.heldOn, locale), row.unit.name, row.inspectors.map(({ name }) => name).join(', ')]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
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
    </Box>
  );
};

const NewInspection = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState(town.today);
  const [unit, setUnit] = useState<Picked | null>(null);
  const form = useMutationForm(CreateInspectionMutation, ['title', 'heldOn', 'unit'], () => ({
    input: { title: title.trim(), heldOn, unit: unit?.id ?? '' },
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
    </FormDialog>
  );
};

export default InspectionsPage;
