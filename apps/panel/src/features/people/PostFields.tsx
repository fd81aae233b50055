import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import type { Picked } from '../../shared/form/values.ts';
import { DayInput, TextInput } from '../../shared/TextInput.tsx';
import { UnitPicker } from '../../shared/UnitPicker.tsx';
import { RolesQuery } from './documents.ts';

/** A post being entered. */
export type PostDraft = { role: string; unit: Picked | null; title: string; from: string };
type Props = {
  draft: PostDraft;
  onChange: (next: PostDraft) => void;
  errors: Record<string, string>;
  required: boolean;
};

/** Kind of post, unit, title and first day. */
export const PostFields = ({ draft, onChange, errors, required }: Props) => {
  const t = useT();
  const { data } = useDocument(RolesQuery, {}, { freshFor: 600_000 });
  return (
    <>
      <Field label={t('people.role')} required={required} error={errors['role']}>
        {(ids) => (
          <TextField
            id={ids.id}
            select
            slotProps={{ select: { labelId: ids.labelId } }}
            fullWidth
            value={data ? draft.role : ''}
            error={ids['aria-invalid']}
            onChange={(event) => onChange({ ...draft, role: event.target.value })}
          >
            {(data?.roles ?? []).map(({ code, title }) => (
              <MenuItem key={code} value={code}>
                {title}
              </MenuItem>
            ))}
          </TextField>
        )}
      </Field>
      <Field label={t('people.unit')} required={required} error={errors['unit']}>
        {(ids) => <UnitPicker ids={ids} value={draft.unit} onChange={(unit) => onChange({ ...draft, unit })} />}
      </Field>
      <TextInput
        label={t('people.postTitle')}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        hint={t('people.postTitleHint')}
        error={errors['title'] ?? errors['postTitle']}
      />
      <DayInput
        label={t('people.from')}
        required={required}
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from })}
        error={errors['from']}
      />
    </>
  );
};
