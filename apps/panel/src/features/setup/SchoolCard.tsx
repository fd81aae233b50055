import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import { color, rem } from '../../theme/tokens.ts';
import type { SchoolDraft } from './schoolDraft.ts';

type Props = { draft: SchoolDraft; onChange: (next: SchoolDraft) => void; onRemove: () => void };

/** A school that is to be made: its kind, and how many classes each grade has. */
export const SchoolCard = ({ draft, onChange, onRemove }: Props) => {
  const t = useT();
  const { name, kind, classes } = draft;
  return (
    <Card sx={{ mb: 2, px: { xs: 2, sm: 2.5 }, py: 1.5 }} component="section" aria-label={name}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1, flexWrap: 'wrap' }}>
        <Box component="h3" sx={{ m: 0, fontSize: rem(16), fontWeight: 700, mr: 'auto', overflowWrap: 'anywhere' }}>
          {name}
        </Box>
        <TextField
          select
          value={kind}
          onChange={(event) => onChange({ ...draft, kind: event.target.value as SchoolDraft['kind'] })}
          slotProps={{ htmlInput: { 'aria-label': `${name} ${t('setup.schoolKind')}` } }}
          sx={{ minWidth: 120 }}
        >
          {(['CAMPUS', 'CENTRAL_SCHOOL'] as const).map((one) => (
            <MenuItem key={one} value={one}>
              {t(`setup.kind_${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <IconButton aria-label={t('setup.removeSchool', { name })} onClick={onRemove}>
          <DeleteOutlineRounded sx={{ color: color.muted }} />
        </IconButton>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: { xs: 'repeat(3, minmax(0, 1fr))', sm: 'repeat(9, minmax(0, 1fr))' },
        }}
      >
        {classes.map((count, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a grade is known by its place
          <Box key={index}>
            <Box aria-hidden sx={{ fontSize: rem(14), color: color.muted }}>
              {t('setup.gradeShort', { grade: index + 1 })}
            </Box>
            <TextField
              fullWidth
              value={count}
              placeholder="0"
              onChange={(event) =>
                onChange({ ...draft, classes: classes.map((one, at) => (at === index ? event.target.value : one)) })
              }
              slotProps={{
                htmlInput: {
                  'aria-label': t('setup.gradeClasses', { school: name, grade: index + 1 }),
                  inputMode: 'numeric',
                  maxLength: 2,
                },
              }}
            />
          </Box>
        ))}
      </Box>
    </Card>
  );
};
