import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useFrame } from '../../data/viewer.ts';
import { isTextKey } from '../../i18n/texts.ts';
import { usePanelLocale, useT } from '../../i18n/useT.ts';
import { ChoiceCards } from '../ChoiceCards.tsx';
import { weekdayText } from '../days.ts';
import { EvidencePicker } from '../EvidencePicker.tsx';
import { ExamPicker } from '../ExamPicker.tsx';
import { Field, type FieldIds } from '../Field.tsx';
import { InspectionPicker } from '../InspectionPicker.tsx';
import { PersonPicker } from '../PersonPicker.tsx';
import { RecordPicker } from '../RecordPicker.tsx';
import { UnitPicker } from '../UnitPicker.tsx';
import { type FormField, hasOwnForm } from './fields.ts';
import type { SetValue } from './useDraft.ts';
import { type FormValue, isPicked } from './values.ts';

type Props = {
  field: FormField;
  value: FormValue | undefined;
  setValue: SetValue;
  error?: string | undefined;
  marked?: boolean;
};

const asText = (value: FormValue | undefined): string => (typeof value === 'string' ? value : '');
const asPicked = (value: FormValue | undefined) => (isPicked(value) ? value : null);
const fewChoices = 4;
const isDay = /^\d{4}-\d\d-\d\d$/;

/** One field of a step's form, asked in the way its kind wants. */
export const FormFieldInput = ({ field, value, setValue, error, marked = true }: Props) => {
  const t = useT();
  const locale = usePanelLocale();
  const { town } = useFrame();
  const set = (next: FormValue) => setValue(field.name, next);
  const hint =
    field.kind === 'day' && isDay.test(asText(value))
      ? weekdayText(asText(value), locale)
      : (field.description ?? undefined);
  const group =
    field.kind === 'files' ||
    field.kind === 'switch' ||
    (field.kind === 'choice' && field.options.length <= fewChoices);

  const noKey = `cases.switchNo_${field.name}`;
  const switchNo = t(isTextKey(noKey) ? noKey : 'frame.no');

  const control = (ids: FieldIds) => {
    switch (field.kind) {
      case 'longText':
      case 'text':
      case 'day':
        return (
          <TextField
            id={ids.id}
            name={field.name}
            fullWidth
            value={asText(value)}
            onChange={(event) => set(event.target.value)}
            error={ids['aria-invalid']}
            {...(field.kind === 'longText' ? { multiline: true, minRows: 2, maxRows: 12 } : {})}
            {...(field.kind === 'day' ? { type: 'date', sx: { maxWidth: 240 } } : {})}
            slotProps={{
              htmlInput: {
                'aria-describedby': ids['aria-describedby'],
                'aria-required': field.required,
                ...(field.maxLength ? { maxLength: field.maxLength } : {}),
                ...(field.kind === 'day' && field.fromToday ? { min: town.today } : {}),
              },
            }}
          />
        );
      case 'switch':
        return (
          <ChoiceCards
            label={field.title}
            name={field.name}
            describedBy={ids['aria-describedby']}
            value={typeof value === 'boolean' ? String(value) : null}
            onChange={(next) => set(next === 'true')}
            options={field.options.map((option) => ({
              value: option.value,
              title: option.title || (option.value === 'true' ? field.title : switchNo),
            }))}
          />
        );
      case 'choice':
        return group ? (
          <ChoiceCards
            label={field.title}
            name={field.name}
            describedBy={ids['aria-describedby']}
            value={asText(value) || null}
            onChange={set}
            options={field.options.map((option) => {
              const hintKey = `cases.${field.name}Hint_${option.value}`;
              return isTextKey(hintKey) ? { ...option, more: t(hintKey) } : option;
            })}
          />
        ) : (
          <TextField
            id={ids.id}
            select
            slotProps={{ select: { labelId: ids.labelId } }}
            fullWidth
            value={asText(value)}
            onChange={(event) => set(event.target.value)}
            error={ids['aria-invalid']}
          >
            {field.options.map((option) => (
              <MenuItem key={option.value} value={option.value}>
                {option.title}
              </MenuItem>
            ))}
          </TextField>
        );
      case 'files':
        return (
          <EvidencePicker
            items={Array.isArray(value) ? value : []}
            onChange={(change) => setValue(field.name, (former) => change(Array.isArray(former) ? former : []))}
          />
        );
      case 'person':
        return <PersonPicker value={asPicked(value)} onChange={set} ids={ids} />;
      case 'unit':
        return <UnitPicker value={asPicked(value)} onChange={set} ids={ids} />;
      case 'inspection':
        return <InspectionPicker value={asPicked(value)} onChange={set} ids={ids} />;
      case 'record':
        return <RecordPicker value={asPicked(value)} onChange={set} ids={ids} />;
      case 'exam':
        return <ExamPicker value={asPicked(value)} onChange={set} ids={ids} />;
      default:
        return null;
    }
  };

  if (hasOwnForm(field)) return null;
  return (
    <Field label={field.title} required={field.required} marked={marked} hint={hint} error={error} group={group}>
      {control}
    </Field>
  );
};
