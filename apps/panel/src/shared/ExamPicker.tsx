import { useState } from 'react';
import { useDocument } from '../data/useDocument.ts';
import { usePanelLocale, useT } from '../i18n/useT.ts';
import { longDay } from './days.ts';
import { Picker, type PickerProps } from './Picker.tsx';
import { PickExamsQuery } from './pickers.documents.ts';
import { useSettled } from './useSettled.ts';

/** Picks a session of examination or monitoring by title or code; says whether it is published. */
export const ExamPicker = (props: PickerProps) => {
  const t = useT();
  const locale = usePanelLocale();
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim());
  const { data, isFetching } = useDocument(PickExamsQuery, { search: asked || null }, { keep: true, freshFor: 60_000 });
  return (
    <Picker
      {...props}
      options={(data?.exams.nodes ?? []).map(({ id, title, code, heldOn, published }) => ({
        id,
        label: title,
        more: [code, longDay(heldOn, locale), published ? null : t('agreements.examUnpublished')]
          .filter(Boolean)
          .join(' · '),
      }))}
      loading={isFetching}
      onSearch={setSearch}
      placeholder={t('agreements.pickExam')}
    />
  );
};
