import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { Setting } from './documents.ts';

const shown = ({ choices, unit }: Setting, value: unknown): string =>
  choices ? (choices[Number(value)] ?? String(value)) : unit ? `${String(value)} ${unit}` : String(value);

type Props = {
  setting: Setting;
  /** What is typed; `null` while the page is only read. */
  typed: string | null;
  error: string | undefined;
  onType: (next: string) => void;
};

/** One number of the plan year with its clause, to be read or changed. */
export const SettingRow = ({ setting, typed, error, onType }: Props) => {
  const t = useT();
  const { key, title, value, default: usual, min, max, choices, clause } = setting;
  const isChanged = JSON.stringify(value) !== JSON.stringify(usual);
  return (
    <TableRow sx={{ '&:last-child td': { borderBottom: 0 } }}>
      <TableCell>{title}</TableCell>
      <TableCell sx={{ fontWeight: 700, minWidth: 150 }}>
        {typed === null ? (
          <>
            {shown(setting, value)}
            {isChanged ? (
              <Chip
                size="small"
                label={t('people.changed')}
                sx={{ ml: 1, bgcolor: color.primaryTint, color: color.primary, '& .MuiChip-label': { pl: '10px' } }}
              />
            ) : null}
          </>
        ) : (
          <TextField
            select={choices !== null}
            fullWidth
            value={typed}
            error={error !== undefined}
            helperText={error ?? (choices ? undefined : t('people.settingsBounds', { min, max }))}
            onChange={(event) => onType(event.target.value)}
            slotProps={{ htmlInput: { 'aria-label': title, inputMode: 'numeric', maxLength: 9, id: `setting-${key}` } }}
          >
            {choices?.map((choice, index) => (
              <MenuItem key={choice} value={String(index)}>
                {choice}
              </MenuItem>
            ))}
          </TextField>
        )}
      </TableCell>
      <TableCell sx={{ color: color.muted, display: { xs: 'none', sm: 'table-cell' } }}>
        {shown(setting, usual)}
      </TableCell>
      <TableCell>
        <Box
          component="span"
          sx={{
            border: `1px solid ${color.line}`,
            borderRadius: '4px',
            px: '6px',
            fontSize: rem(14),
            color: color.muted,
          }}
        >
          {clause}
        </Box>
      </TableCell>
    </TableRow>
  );
};
