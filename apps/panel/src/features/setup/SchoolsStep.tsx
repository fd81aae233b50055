import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../i18n/useT.ts';
import { Field } from '../../shared/Field.tsx';
import { Section } from '../../shared/Section.tsx';
import { useMutationForm } from '../../shared/useMutationForm.ts';
import { color, rem } from '../../theme/tokens.ts';
import { SetUpUnitsMutation } from './documents.ts';
import { SchoolCard } from './SchoolCard.tsx';
import { classesOf, inputOf, type Range, ranges, type SchoolDraft, schoolDrafts } from './schoolDraft.ts';
import { useUnitsThere } from './useUnitsThere.ts';

/** Schools a line each, whose classes are made by their number. */
export const SchoolsStep = ({ onDone }: { onDone: () => void }) => {
  const t = useT();
  const notify = useNotify();
  const { schools: there } = useUnitsThere();
  const [text, setText] = useState('');
  const [range, setRange] = useState<Range>('primary');
  const [each, setEach] = useState('2');
  const [drafts, setDrafts] = useState<readonly SchoolDraft[]>([]);
  const form = useMutationForm(SetUpUnitsMutation, [], () => ({ input: { schools: drafts.map(inputOf), groups: [] } }));
  const list = () => {
    const made = schoolDrafts(text, range, each, (name) => name.includes(t('setup.kind_CENTRAL_SCHOOL')));
    setDrafts([...drafts.filter(({ name }) => !made.some((one) => one.name === name)), ...made]);
    setText('');
  };
  const submit = async () => {
    const answer = await form.submit();
    if (!answer) return;
    const { made, there: known } = answer.unitsSetUp;
    notify(t('setup.unitsMade', { made, there: known }), { type: 'success' });
    setDrafts([]);
    onDone();
  };
  return (
    <>
      <Section title={t('setup.schoolsThere')} padded>
        {there.length === 0 ? (
          <Box sx={{ color: color.muted }}>{t('setup.schoolsNone')}</Box>
        ) : (
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {there.map(({ id, name, classes }) => (
              <li key={id}>{t('setup.schoolThere', { name, n: classes })}</li>
            ))}
          </Box>
        )}
      </Section>
      <Section title={t('setup.step_SCHOOLS')} padded>
        <Field label={t('setup.schoolsLines')} marked={false} hint={t('setup.schoolsLinesHint')}>
          {(ids) => (
            <TextField
              id={ids.id}
              multiline
              minRows={4}
              fullWidth
              value={text}
              onChange={(event) => setText(event.target.value)}
              slotProps={{ htmlInput: { 'aria-describedby': ids['aria-describedby'] } }}
            />
          )}
        </Field>
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <Field label={t('setup.gradesRange')} marked={false}>
            {(ids) => (
              <TextField
                id={ids.id}
                select
                value={range}
                onChange={(event) => setRange(event.target.value as Range)}
                slotProps={{ select: { labelId: ids.labelId } }}
                sx={{ minWidth: 220 }}
              >
                {(Object.keys(ranges) as Range[]).map((one) => (
                  <MenuItem key={one} value={one}>
                    {t(`setup.range_${one}`)}
                  </MenuItem>
                ))}
              </TextField>
            )}
          </Field>
          <Field label={t('setup.classesEach')} marked={false}>
            {(ids) => (
              <TextField
                id={ids.id}
                value={each}
                onChange={(event) => setEach(event.target.value)}
                slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 2 } }}
                sx={{ width: 120 }}
              />
            )}
          </Field>
        </Box>
        <Button variant={drafts.length === 0 ? 'contained' : 'tonal'} disabled={text.trim() === ''} onClick={list}>
          {t('setup.listSchools')}
        </Button>
        <Box sx={{ fontSize: rem(14), color: color.muted, mt: 1.5 }}>{t('setup.classesNamed')}</Box>
      </Section>
      {drafts.map((draft) => (
        <SchoolCard
          key={draft.name}
          draft={draft}
          onChange={(next) => setDrafts(drafts.map((one) => (one.name === draft.name ? next : one)))}
          onRemove={() => setDrafts(drafts.filter(({ name }) => name !== draft.name))}
        />
      ))}
      {form.others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 1 }}>
          {message}
        </Alert>
      ))}
      {drafts.length > 0 ? (
        <Button variant="contained" disabled={form.sending} onClick={() => void submit()}>
          {t('setup.makeSchools', { schools: drafts.length, classes: classesOf(drafts) })}
        </Button>
      ) : there.length > 0 ? (
        <Button variant="contained" onClick={onDone}>
          {t('setup.next')}
        </Button>
      ) : null}
    </>
  );
};
