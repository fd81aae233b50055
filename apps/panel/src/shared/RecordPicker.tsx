import { useState } from 'react';
import { useDocument } from '../data/useDocument.ts';
import { useT } from '../i18n/useT.ts';
import { Picker, type PickerProps } from './Picker.tsx';
import { PickCasesQuery } from './pickers.documents.ts';
import { useSettled } from './useSettled.ts';

/** Picks an earlier case by number or title. */
export const RecordPicker = (props: PickerProps) => {
  const t = useT();
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim());
  const { data, isFetching } = useDocument(PickCasesQuery, { search: asked || null }, { keep: true });
  return (
    <Picker
      {...props}
      options={(data?.rectificationCases.nodes ?? []).map(({ id, number, title }) => ({
        id,
        label: number,
        more: title,
      }))}
      loading={isFetching}
      onSearch={setSearch}
      placeholder={t('cases.pickRecord')}
    />
  );
};
