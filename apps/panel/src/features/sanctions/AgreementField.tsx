import { useState } from 'react';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import type { FormField } from '../../shared/form/fields.ts';
import type { FieldForm } from '../../shared/form/StepForm.tsx';
import { isPicked } from '../../shared/form/values.ts';
import { Picker } from '../../shared/Picker.tsx';
import { useSettled } from '../../shared/useSettled.ts';
import { ProposableAgreementsQuery, type SanctionOverview } from './documents.ts';
import { personOf, pickedOf } from './missedAgreements.ts';

type Rule = SanctionOverview['rules'][number]['rule'];
const isRule = (value: unknown): value is Rule => typeof value === 'string' && ['A', 'B', 'C', 'D'].includes(value);

/** Picks a missed agreement; the party that promised is taken as the person concerned, and can be changed. */
export const AgreementField = ({ field, form }: { field: FormField; form: FieldForm }) => {
  const t = useT();
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim());
  const rule = form.values['rule'];
  const { data, isFetching } = useDocument(
    ProposableAgreementsQuery,
    { rule: isRule(rule) ? rule : null, search: asked || null },
    { keep: true },
  );
  const missed = data?.proposableAgreements.agreements ?? [];
  const value = form.values[field.name];
  return (
    <Field label={field.title} required={field.required} error={form.error} hint={t('sanctions.onlyMissed')}>
      {(ids) => (
        <Picker
          ids={ids}
          value={isPicked(value) ? value : null}
          options={missed.map(pickedOf)}
          loading={isFetching}
          onSearch={setSearch}
          placeholder={t('sanctions.pickAgreement')}
          onChange={(picked) => {
            form.setValue(field.name, picked);
            const agreement = missed.find(({ id }) => id === picked?.id);
            if (agreement) form.setValue('concerned', personOf(agreement));
          }}
        />
      )}
    </Field>
  );
};
