import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useState } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import { type Choice, type ColumnMapping, type SheetColumn, takenTwice } from './sheetAnswer.ts';

type Props = {
  columns: readonly SheetColumn[];
  choices: readonly Choice[];
  mapping: ColumnMapping | null;
  busy: boolean;
  onDone: (mapping: ColumnMapping) => void;
  onCancel: (() => void) | null;
};

const line = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr 1fr', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
  columnGap: 2,
  alignItems: 'center',
  px: { xs: 2, sm: 2.5 },
  py: 0.75,
  borderBottom: `1px solid ${color.line}`,
} as const;

/** What each column is taken for; the guess can be changed, and is remembered for the same header. */
export const Columns = ({ columns, choices, mapping, busy, onDone, onCancel }: Props) => {
  const t = useT();
  const [own, setOwn] = useState<ColumnMapping>(mapping ?? {});
  const meaning = ({ key, as }: SheetColumn) => (key in own ? own[key] : as) ?? '';
  const twice = takenTwice(columns, own);
  return (
    <Section
      title={t('exams.columnsTitle')}
      beside={<Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.columnsMore')}</Box>}
    >
      <Box sx={{ ...line, color: color.muted, fontSize: rem(14) }} aria-hidden>
        <span>{t('exams.columnIn')}</span>
        <span>{t('exams.columnAs')}</span>
      </Box>
      {columns.map((column) => (
        <Box key={column.key} sx={line}>
          <Box sx={{ overflowWrap: 'anywhere', fontWeight: meaning(column) ? 700 : 400 }}>{column.header}</Box>
          <Select
            value={meaning(column)}
            displayEmpty
            onChange={(event) => setOwn({ ...own, [column.key]: event.target.value || null })}
            inputProps={{ 'aria-label': `${column.header} ${t('exams.columnAs')}` }}
            MenuProps={{ slotProps: { paper: { sx: { maxHeight: 420 } } } }}
          >
            <MenuItem value="">{t('exams.columnSkip')}</MenuItem>
            {choices.map(({ as, title }) => (
              <MenuItem key={as} value={as}>
                {title}
              </MenuItem>
            ))}
          </Select>
        </Box>
      ))}
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 2 }}>
        {twice ? (
          <Alert severity="error" sx={{ mb: 2 }}>
            {t('exams.columnTwice', { name: choices.find(({ as }) => as === twice)?.title ?? twice })}
          </Alert>
        ) : null}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button variant="contained" disabled={busy || twice !== null} onClick={() => onDone(own)}>
            {t('exams.columnsDo')}
          </Button>
          {onCancel ? <Button onClick={onCancel}>{t('frame.cancel')}</Button> : null}
        </Box>
      </Box>
    </Section>
  );
};
