import Box from '@mui/material/Box';
import { useState } from 'react';
import { useDocument } from '../data/useDocument.ts';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';
import { PersonAvatar } from './PersonAvatar.tsx';
import { Picker, type PickerProps } from './Picker.tsx';
import { PickPeopleQuery } from './pickers.documents.ts';
import { useSettled } from './useSettled.ts';

const shown = 20;

/** Picks a person by name, full pinyin or initials; the server searches. */
export const PersonPicker = (props: PickerProps) => {
  const t = useT();
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim());
  const { data, isFetching } = useDocument(
    PickPeopleQuery,
    { search: asked || null, first: shown },
    { keep: true, freshFor: 60_000 },
  );
  const pinyin = new Map(data?.people.nodes.map((person) => [person.id, person.pinyin]));
  return (
    <Picker
      {...props}
      options={(data?.people.nodes ?? []).map(({ id, name, mainPost }) => ({ id, label: name, more: mainPost }))}
      loading={isFetching}
      onSearch={setSearch}
      placeholder={t('cases.pickPerson')}
      before={(option) => <PersonAvatar name={option.label} />}
      after={(option) => (
        <Box component="span" sx={{ fontWeight: 400, color: color.muted, ml: 0.5 }}>
          {pinyin.get(option.id)}
        </Box>
      )}
    />
  );
};
