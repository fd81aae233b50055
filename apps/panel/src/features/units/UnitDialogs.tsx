import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFrame } from '../../data/viewer.ts';
import { codeText, useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import type { UnitKind } from '../../shared/UnitPicker.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { CreateUnitMutation, type UnitRow, UpdateUnitMutation } from './documents.ts';

/** Kinds of unit below each kind, the likeliest first. */
const below: Record<UnitKind, UnitKind[]> = {
  TOWN: ['CENTRAL_SCHOOL', 'CAMPUS', 'SUBJECT_GROUP', 'OFFICE'],
  CENTRAL_SCHOOL: ['OFFICE', 'CAMPUS', 'SUBJECT_GROUP', 'GRADE', 'RESEARCH_GROUP'],
  CAMPUS: ['GRADE', 'CLASS', 'RESEARCH_GROUP', 'OFFICE'],
  OFFICE: ['OFFICE'],
  SUBJECT_GROUP: ['RESEARCH_GROUP'],
  RESEARCH_GROUP: ['RESEARCH_GROUP'],
  GRADE: ['CLASS'],
  CLASS: ['CLASS'],
};

/** Adds a unit below another. */
export const AddUnit = ({ parent, onClose }: { parent: UnitRow; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const kinds = below[parent.kind];
  const [kind, setKind] = useState<UnitKind>(kinds[0] ?? 'CAMPUS');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const form = useMutationForm(CreateUnitMutation, ['kind', 'name', 'code'], () => ({
    input: { parent: parent.id, kind, name: name.trim(), code: code.trim() || null },
  }));
  const submit = async () => {
    if (!name.trim()) return form.setErrors({ name: t('cases.fieldMissing', { name: t('people.unitName') }) });
    if (await form.submit()) {
      notify(t('people.unitSaved'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('people.addUnitUnder', { name: parent.name })}
      submitText={t('people.addUnit')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('people.unitKind')} required error={form.errors['kind']}>
        {(ids) => (
          <TextField
            id={ids.id}
            select
            slotProps={{ select: { labelId: ids.labelId } }}
            fullWidth
            value={kind}
            onChange={(event) => setKind(event.target.value as UnitKind)}
          >
            {kinds.map((one) => (
              <MenuItem key={one} value={one}>
                {codeText(t, 'people.kind_', one)}
              </MenuItem>
            ))}
          </TextField>
        )}
      </Field>
      <TextInput
        label={t('people.unitName')}
        required
        autoFocus
        value={name}
        onChange={setName}
        error={form.errors['name']}
      />
      <TextInput
        label={t('people.unitCode')}
        value={code}
        onChange={setCode}
        hint={t('people.unitCodeHint')}
        error={form.errors['code']}
      />
    </FormDialog>
  );
};

/** Renames a unit, or closes it on a day. */
export const EditUnit = ({ unit, onClose }: { unit: UnitRow; onClose: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { town } = useFrame();
  const [name, setName] = useState(unit.name);
  const [closesOn, setClosesOn] = useState(unit.to ?? '');
  const form = useMutationForm(UpdateUnitMutation, ['name', 'closesOn'], () => ({
    input: { id: unit.id, name: name.trim(), closesOn: closesOn || null },
  }));
  const submit = async () => {
    if (!name.trim()) return form.setErrors({ name: t('cases.fieldMissing', { name: t('people.unitName') }) });
    if (await form.submit()) {
      notify(t('people.unitSaved'), { type: 'success' });
      onClose();
    }
  };
  return (
    <FormDialog
      title={t('people.editUnit')}
      submitText={t('frame.save')}
      sending={form.sending}
      others={form.others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextInput label={t('people.unitName')} required value={name} onChange={setName} error={form.errors['name']} />
      {unit.id === town.id ? null : (
        <DayInput
          label={t('people.closesOn')}
          value={closesOn}
          onChange={setClosesOn}
          error={form.errors['closesOn']}
        />
      )}
    </FormDialog>
  );
};
