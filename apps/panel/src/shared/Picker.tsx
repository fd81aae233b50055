import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { type ReactNode, useRef, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { color, rem } from '../theme/tokens.ts';
import type { FieldIds } from './Field.tsx';
import type { Picked } from './form/values.ts';

/** What every picker takes: the thing picked, and the ids of its field. */
export type PickerProps = {
  value: Picked | null;
  onChange: (value: Picked | null) => void;
  ids?: FieldIds | undefined;
  label?: string;
};

type Props = PickerProps & {
  options: readonly Picked[];
  loading: boolean;
  placeholder: string;
  /** Called with the typed text when the server searches; without it the list is filtered here. */
  onSearch?: (text: string) => void;
  before?: (option: Picked) => ReactNode;
  after?: (option: Picked) => ReactNode;
};

/** Picks one thing from a list, searched here or on the server. Waits for the end of a pinyin composition. */
export const Picker = ({
  value,
  onChange,
  ids,
  label,
  options,
  loading,
  placeholder,
  onSearch,
  before,
  after,
}: Props) => {
  const t = useT();
  const [text, setText] = useState('');
  const composing = useRef(false);
  return (
    <Autocomplete<Picked>
      value={value}
      options={options}
      loading={loading}
      id={ids?.id ?? ''}
      inputValue={text}
      onInputChange={(_, next, reason) => {
        setText(next);
        if (reason === 'input' && !composing.current) onSearch?.(next);
        if (reason === 'clear') onSearch?.('');
      }}
      onChange={(_, next) => onChange(next)}
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      {...(onSearch ? { filterOptions: (all: Picked[]) => all } : {})}
      noOptionsText={t('cases.noMatch')}
      loadingText={t('frame.loading')}
      renderOption={({ key: _, ...props }, option) => (
        <Box component="li" {...props} key={option.id} sx={{ gap: 1.5 }}>
          {before?.(option)}
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Box sx={{ fontWeight: 700, fontSize: rem(15) }}>
              {option.label} {after?.(option)}
            </Box>
            {option.more ? (
              <Box sx={{ fontSize: rem(14), lineHeight: rem(20), color: color.muted }}>{option.more}</Box>
            ) : null}
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={placeholder}
          error={ids?.['aria-invalid'] ?? false}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={(event) => {
            composing.current = false;
            onSearch?.((event.target as HTMLInputElement).value);
          }}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              'aria-describedby': ids?.['aria-describedby'],
              ...(label ? { 'aria-label': label } : {}),
            },
          }}
        />
      )}
    />
  );
};
