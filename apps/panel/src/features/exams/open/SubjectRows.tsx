import AddRounded from '@mui/icons-material/AddRounded';
import DeleteOutlineRounded from '@mui/icons-material/DeleteOutlineRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { newIdempotencyKey } from '../../../data/idempotencyKey.ts';
import type { TextKey } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/useT.ts';
import { color, rem } from '../../../theme/tokens.ts';
import { freshSubject, type SubjectDraft, type Thresholds } from './examDraft.ts';

const numbers: readonly [Exclude<keyof SubjectDraft, 'key' | 'name'>, TextKey][] = [
  ['fullMark', 'exams.fullMark'],
  ['passPercent', 'exams.passPercent'],
  ['excellentPercent', 'exams.excellentPercent'],
  ['lowPercent', 'exams.lowPercent'],
  ['weight', 'exams.weight'],
];
const grid = {
  display: 'grid',
  gap: 1,
  alignItems: 'center',
  gridTemplateColumns: { xs: 'repeat(3, minmax(0, 1fr))', md: 'minmax(140px, 2fr) repeat(5, minmax(84px, 1fr)) 44px' },
} as const;

type Props = {
  subjects: readonly SubjectDraft[];
  thresholds: Thresholds;
  errors: Readonly<Record<string, string>>;
  onChange: (next: SubjectDraft[]) => void;
};

/** Subjects with full mark, thresholds and weight, one row each. `errors` by `subjects.<row>.<field>`. */
export const SubjectRows = ({ subjects, thresholds, errors, onChange }: Props) => {
  const t = useT();
  const set = (key: string, change: Partial<SubjectDraft>) =>
    onChange(subjects.map((each) => (each.key === key ? { ...each, ...change } : each)));
  return (
    <Box>
      <Box
        aria-hidden
        sx={{ ...grid, display: { xs: 'none', md: 'grid' }, color: color.muted, fontSize: rem(14), mb: 0.5 }}
      >
        <span>{t('exams.subject')}</span>
        {numbers.map(([name, title]) => (
          <span key={name}>{t(title)}</span>
        ))}
      </Box>
      <Box sx={{ display: 'grid', gap: { xs: 2, md: 1 } }}>
        {subjects.map((subject, index) => {
          const label = (title: string) => `${subject.name || index + 1} ${title}`;
          const row = Object.entries(errors).filter(([path]) => path.startsWith(`subjects.${index}.`));
          return (
            <Box key={subject.key}>
              <Box sx={grid}>
                <TextField
                  value={subject.name}
                  placeholder={t('exams.subjectName')}
                  error={Boolean(errors[`subjects.${index}.name`])}
                  onChange={(event) => set(subject.key, { name: event.target.value })}
                  slotProps={{ htmlInput: { maxLength: 20, 'aria-label': `${t('exams.subject')} ${index + 1}` } }}
                  sx={{ gridColumn: { xs: '1 / span 2', md: 'auto' } }}
                />
                {numbers.map(([name, title], at) => (
                  <TextField
                    key={name}
                    value={subject[name]}
                    error={Boolean(errors[`subjects.${index}.${name}`])}
                    onChange={(event) => set(subject.key, { [name]: event.target.value })}
                    helperText={
                      <Box component="span" sx={{ display: { xs: 'inline', md: 'none' } }}>
                        {t(title)}
                      </Box>
                    }
                    slotProps={{
                      htmlInput: { inputMode: 'decimal', maxLength: 8, 'aria-label': label(t(title)) },
                    }}
                    sx={{
                      order: { xs: at === 0 ? 0 : 1, md: 0 },
                      '& .MuiFormHelperText-root': { display: { md: 'none' } },
                    }}
                  />
                ))}
                <IconButton
                  aria-label={t('exams.removeSubject', { name: subject.name || String(index + 1) })}
                  disabled={subjects.length === 1}
                  onClick={() => onChange(subjects.filter(({ key }) => key !== subject.key))}
                  sx={{ order: { xs: 2, md: 0 } }}
                >
                  <DeleteOutlineRounded />
                </IconButton>
              </Box>
              {row.map(([path, message]) => (
                <Box key={path} role="alert" sx={{ color: color.over, fontSize: rem(14) }}>
                  {message}
                </Box>
              ))}
            </Box>
          );
        })}
      </Box>
      <Button
        variant="text"
        startIcon={<AddRounded />}
        onClick={() => onChange([...subjects, freshSubject('', thresholds, newIdempotencyKey())])}
        sx={{ mt: 1 }}
      >
        {t('exams.addSubject')}
      </Button>
    </Box>
  );
};
