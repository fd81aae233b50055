import Box from '@mui/material/Box';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { color, rem, touch } from '../../../theme/tokens.ts';
import type { ReadScore } from './readScore.ts';

type Props = {
  id: string;
  label: string;
  value: string;
  read: ReadScore;
  fullMark: string;
  changed: boolean;
  problem: string | undefined;
  onChange: (text: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
};

/** One cell of the table: a plain input, judged while it is typed. */
export const ScoreCell = (props: Props) => {
  const { id, label, value, read, fullMark, changed, problem, onChange, onKeyDown, onPaste } = props;
  const t = useT();
  const wrong = problem ?? (read.kind === 'problem' ? t(`exams.wrong_${read.code}`, { n: fullMark }) : undefined);
  const said = read.kind === 'status' && value.trim() !== t(`exams.status_${read.status}`);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
      <Box
        component="input"
        id={id}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong || said ? `${id}-said` : undefined}
        value={value}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={12}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
        sx={{
          width: 120,
          minHeight: touch,
          px: 1.5,
          font: 'inherit',
          fontVariantNumeric: 'tabular-nums',
          border: `1px solid ${wrong ? color.over : color.field}`,
          borderRadius: '8px',
          bgcolor: changed ? color.primaryTint : color.surface,
          color: color.ink,
          '&:focus-visible': { outline: `2px solid ${wrong ? color.over : color.primary}`, outlineOffset: '-1px' },
        }}
      />
      {wrong ? (
        <Box id={`${id}-said`} role="alert" sx={{ color: color.over, fontSize: rem(14) }}>
          {wrong}
        </Box>
      ) : said && read.kind === 'status' ? (
        <Box id={`${id}-said`} sx={{ color: color.muted, fontSize: rem(14) }}>
          {t(`exams.status_${read.status}`)}
        </Box>
      ) : null}
    </Box>
  );
};
