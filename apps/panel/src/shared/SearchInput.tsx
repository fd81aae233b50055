import CloseRounded from '@mui/icons-material/CloseRounded';
import SearchRounded from '@mui/icons-material/SearchRounded';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { color } from '../theme/tokens.ts';

type Props = {
  value: string;
  onSearch: (text: string) => void;
  label: string;
  width?: number | string;
  wait?: number;
};

/** A search field that waits for the end of a pinyin composition and for a pause, so that letters send no queries. */
export const SearchInput = ({ value, onSearch, label, width = 240, wait = 300 }: Props) => {
  const t = useT();
  const [text, setText] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const sent = useRef(value);

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);

  const later = (next: string, delay: number) => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (composing.current || next === sent.current) return;
      sent.current = next;
      onSearch(next);
    }, delay);
  };

  return (
    <OutlinedInput
      value={text}
      placeholder={label}
      inputProps={{ 'aria-label': label, type: 'search', enterKeyHint: 'search', autoComplete: 'off' }}
      onChange={(event) => {
        setText(event.target.value);
        if (!composing.current) later(event.target.value, wait);
      }}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        later((event.target as HTMLInputElement).value, wait);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !composing.current) later(text, 0);
      }}
      startAdornment={
        <InputAdornment position="start" sx={{ mr: 0, ml: '12px', color: color.muted }}>
          <SearchRounded sx={{ fontSize: 20 }} />
        </InputAdornment>
      }
      endAdornment={
        text ? (
          <IconButton
            aria-label={t('frame.close')}
            onClick={() => {
              setText('');
              later('', 0);
            }}
          >
            <CloseRounded sx={{ fontSize: 18 }} />
          </IconButton>
        ) : null
      }
      sx={{
        width,
        pl: 0,
        pr: 0,
        '& input::placeholder': { color: color.muted, opacity: 1 },
        '& input::-webkit-search-cancel-button': { display: 'none' },
      }}
    />
  );
};
