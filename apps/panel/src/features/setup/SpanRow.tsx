import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import { color } from '../../theme/tokens.ts';
import type { DayKind, Span } from './spans.ts';

const kinds: readonly DayKind[] = ['HOLIDAY', 'MAKE_UP', 'VACATION'];

type Props = { span: Span; onChange: (next: Span) => void; onRemove: () => void };

/** Days of one kind and name, in one line on a desk. */
export const SpanRow = ({ span, onChange, onRemove }: Props) => {
  const t = useT();
  const name = span.title || span.from;
  const labelled = (label: string) => ({ htmlInput: { 'aria-label': `${name} ${label}` } });
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: 1,
        py: 1,
        alignItems: 'center',
        borderBottom: `1px solid ${color.line}`,
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr) minmax(0, 1fr) 44px',
          lg: '100px minmax(0, 1fr) 150px 150px 96px 44px',
        },
      }}
    >
      <TextField
        select
        value={span.kind}
        onChange={(event) => onChange({ ...span, kind: event.target.value as DayKind })}
        slotProps={labelled(t('setup.spanKind'))}
      >
        {kinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {t(`setup.kind_${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        value={span.title}
        onChange={(event) => onChange({ ...span, title: event.target.value })}
        slotProps={{ htmlInput: { 'aria-label': t('setup.spanTitle'), maxLength: 40 } }}
      />
      {/* Side by side where both fit, whatever the size of the text. */}
      <Box
        sx={{
          display: { xs: 'flex', lg: 'contents' },
          flexWrap: 'wrap',
          gap: 1,
          gridColumn: { xs: '1 / 4', lg: 'auto' },
        }}
      >
        <TextField
          type="date"
          value={span.from}
          onChange={(event) => onChange({ ...span, from: event.target.value })}
          slotProps={labelled(t('setup.startsOn'))}
          sx={{ flex: '1 1 9em' }}
        />
        <TextField
          type="date"
          value={span.to}
          onChange={(event) => onChange({ ...span, to: event.target.value })}
          slotProps={labelled(t('setup.endsOn'))}
          sx={{ flex: '1 1 9em' }}
        />
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            checked={span.provisional}
            onChange={(_, provisional) => onChange({ ...span, provisional })}
            slotProps={{ input: { 'aria-label': `${name} ${t('setup.provisional')}` } }}
          />
        }
        label={t('setup.provisional')}
        sx={{
          mr: 0,
          gridColumn: { xs: '1 / 3', lg: 'auto' },
          ...(span.kind === 'HOLIDAY' ? {} : { visibility: 'hidden', display: { xs: 'none', lg: 'inline-flex' } }),
        }}
      />
      <IconButton
        aria-label={t('setup.removeSpan', { name })}
        onClick={onRemove}
        sx={{ gridColumn: { xs: 3, lg: 6 }, gridRow: 1 }}
      >
        <DeleteOutlineRounded sx={{ color: color.muted }} />
      </IconButton>
    </Box>
  );
};
