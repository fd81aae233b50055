import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { Section } from '../../shared/Section.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color } from '../../theme/tokens.ts';
import { SetUpUnitsMutation } from './documents.ts';
import { linesOf } from './schoolDraft.ts';
import { useUnitsThere } from './useUnitsThere.ts';

const offices = ['party', 'academic', 'research', 'general', 'moral', 'leading', 'supervision'] as const;
const subjects = ['chinese', 'maths', 'english', 'science', 'arts'] as const;

/** Offices and groups that the plan gives duties to, proposed with check marks. */
export const OfficesStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { names } = useUnitsThere();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [otherOffices, setOtherOffices] = useState('');
  const [otherSubjects, setOtherSubjects] = useState('');
  const proposed = {
    offices: offices.map((code) => t(`setup.office_${code}`)),
    subjects: subjects.map((code) => t(`setup.subject_${code}`)),
  };
  const wanted = (list: readonly string[], more: string) =>
    [...list.filter((name) => !left.has(name)), ...linesOf(more)].filter((name) => !names.has(name));
  const groups = [
    ...wanted(proposed.offices, otherOffices).map((name) => ({ name, kind: 'OFFICE' as const })),
    ...wanted(proposed.subjects, otherSubjects).map((name) => ({ name, kind: 'SUBJECT_GROUP' as const })),
  ];
  const form = useMutationForm(SetUpUnitsMutation, [], () => ({ input: { schools: [], groups } }));
  const submit = async () => {
    const answer = await form.submit();
    if (!answer) return;
    const { made, there } = answer.unitsSetUp;
    notify(t('setup.unitsMade', { made, there }), { type: 'success' });
    onDone();
  };
  const toggle = (name: string) => {
    const next = new Set(left);
    if (!next.delete(name)) next.add(name);
    setLeft(next);
  };
  const ticks = (list: readonly string[]) => (
    <Box
      sx={{
        display: 'grid',
        columnGap: 2,
        mb: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      {list.map((name) => {
        const there = names.has(name);
        return (
          <FormControlLabel
            key={name}
            control={<Checkbox checked={there || !left.has(name)} disabled={there} onChange={() => toggle(name)} />}
            label={
              <>
                {name}
                {there ? (
                  <Box component="span" sx={{ color: color.muted, ml: 1 }}>
                    {t('setup.already')}
                  </Box>
                ) : null}
              </>
            }
          />
        );
      })}
    </Box>
  );
  const lines = (label: string, value: string, onChange: (next: string) => void) => (
    <Field label={label} marked={false}>
      {(ids) => (
        <TextField
          id={ids.id}
          multiline
          minRows={2}
          fullWidth
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <Section title={t('setup.step_OFFICES')} padded>
      <Box sx={{ color: color.muted, mb: 2 }}>{t('setup.officesLead')}</Box>
      <Typography variant="h2" component="h3">
        {t('setup.officesPart')}
      </Typography>
      {ticks(proposed.offices)}
      {lines(t('setup.otherOffices'), otherOffices, setOtherOffices)}
      <Typography variant="h2" component="h3">
        {t('setup.subjectsPart')}
      </Typography>
      {ticks(proposed.subjects)}
      {lines(t('setup.otherSubjects'), otherSubjects, setOtherSubjects)}
      {form.others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 1 }}>
          {message}
        </Alert>
      ))}
      {groups.length > 0 ? (
        <Button variant="contained" disabled={form.sending} onClick={() => void submit()}>
          {t('setup.makeOffices', { n: groups.length })}
        </Button>
      ) : (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          {t('setup.officesAll')}
          <Button variant="contained" onClick={onDone}>
            {t('setup.next')}
          </Button>
        </Box>
      )}
    </Section>
  );
};
