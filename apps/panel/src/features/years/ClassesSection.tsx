import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useT } from '../../i18n/useT.ts';
import { Section } from '../../shared/Section.tsx';
import { color, rem } from '../../theme/tokens.ts';
import type { Choices } from './choices.ts';
import type { Preview } from './documents.ts';
import { FoldedRows } from './FoldedRows.tsx';

type Props = {
  preview: Preview;
  choices: Choices;
  onChange: (next: Choices) => void;
  /** Messages of the server by the id of the class or the key of the intake. */
  errors: Readonly<Record<string, string>>;
};

/** Key of a school's first classes. */
export const intakeKey = ({ school, grade }: { school: string; grade: number }): string => `${school}/${grade}`;

/** Where each class goes, and with how many classes schools begin. */
export const ClassesSection = ({ preview, choices, onChange, errors }: Props) => {
  const t = useT();
  const schools = [...new Set(preview.classes.map(({ school }) => school))];
  const setClass = (id: string, change: { leaves?: boolean; name?: string }) =>
    onChange({ ...choices, classes: { ...choices.classes, [id]: { ...choices.classes[id], ...change } } });
  return (
    <Section title={t('years.classes')}>
      <Box sx={{ px: { xs: 2, sm: 2.5 }, py: 1.5, color: color.muted }}>{t('years.classesMore')}</Box>
      {schools.map((school) => {
        const own = preview.classes.filter((each) => each.school === school);
        const left = own.filter(({ leaves }) => leaves).length;
        return (
          <Box
            component="section"
            key={school}
            aria-label={school}
            sx={{ borderTop: `1px solid ${color.line}`, py: 0.5 }}
          >
            <Box
              sx={{
                px: { xs: 2, sm: 2.5 },
                pt: 0.5,
                display: 'flex',
                flexWrap: 'wrap',
                columnGap: 1.5,
                alignItems: 'baseline',
              }}
            >
              <Box component="h3" sx={{ m: 0, fontSize: rem(16) }}>
                {school}
              </Box>
              <Box sx={{ color: color.muted, fontSize: rem(15) }}>
                {t('years.schoolCounts', {
                  up: own.length - left,
                  left,
                  pupils: own.reduce((sum, { pupils }) => sum + pupils, 0),
                })}
              </Box>
            </Box>
            <FoldedRows rows={own} what={school} isUnusual={({ class: id, made }) => made || errors[id] !== undefined}>
              {(each, hidden) => (
                <ClassRow
                  key={each.class}
                  each={each}
                  hidden={hidden}
                  choices={choices}
                  set={setClass}
                  error={errors[each.class]}
                />
              )}
            </FoldedRows>
          </Box>
        );
      })}
      {preview.intakes.length > 0 ? (
        <Box
          component="section"
          aria-label={t('years.intakes')}
          sx={{ borderTop: `1px solid ${color.line}`, px: { xs: 2, sm: 2.5 }, py: 1.5 }}
        >
          <Box component="h3" sx={{ m: 0, pb: 1, fontSize: rem(16) }}>
            {t('years.intakes')}
          </Box>
          {preview.intakes.map((intake) => {
            const { school, schoolName, grade, before, names } = intake;
            const key = intakeKey(intake);
            const typed = choices.intakes[key]?.classes ?? names.length;
            return (
              <Box
                key={key}
                sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, columnGap: 2, alignItems: 'center', mb: 1 }}
              >
                <Box sx={{ flex: '0 0 9em' }}>{schoolName}</Box>
                <TextField
                  type="number"
                  value={Number.isNaN(typed) ? '' : String(typed)}
                  error={errors[key] !== undefined}
                  helperText={errors[key]}
                  onChange={({ target }) => {
                    const classes = Number.parseInt(target.value, 10);
                    onChange({
                      ...choices,
                      intakes: {
                        ...choices.intakes,
                        [key]: { school, grade, classes: Number.isNaN(classes) ? 0 : classes },
                      },
                    });
                  }}
                  sx={{ width: 110 }}
                  slotProps={{
                    htmlInput: {
                      'aria-label': t('years.intakeCount', { school: schoolName, grade }),
                      min: 0,
                      max: 40,
                      inputMode: 'numeric',
                    },
                  }}
                />
                <Box sx={{ color: color.muted, fontSize: rem(15), flex: '1 1 200px' }}>
                  {t('years.intakeBefore', { n: before })} · {names.join(t('frame.listComma'))}
                </Box>
              </Box>
            );
          })}
        </Box>
      ) : null}
      {preview.closed.length > 0 ? (
        <Box sx={{ borderTop: `1px solid ${color.line}`, px: { xs: 2, sm: 2.5 }, py: 1.5, color: color.muted }}>
          {t('years.closed', {
            names: preview.closed.map(({ name, school }) => `${school} ${name}`).join(t('frame.listComma')),
          })}
        </Box>
      ) : null}
    </Section>
  );
};

type RowProps = {
  hidden: boolean;
  each: Preview['classes'][number];
  choices: Choices;
  set: (id: string, change: { leaves?: boolean; name?: string }) => void;
  error: string | undefined;
};

const ClassRow = ({ each, hidden, choices, set, error }: RowProps) => {
  const t = useT();
  const choice = choices.classes[each.class];
  const leaves = choice?.leaves ?? each.leaves;
  return (
    <Box
      component="li"
      sx={{
        display: hidden ? 'none' : 'flex',
        flexWrap: 'wrap',
        gap: 1,
        columnGap: 2,
        alignItems: 'center',
        px: { xs: 2, sm: 2.5 },
        py: 0.5,
        minHeight: 52,
      }}
    >
      <Box sx={{ flex: '0 0 9em', fontWeight: 700 }}>{each.name}</Box>
      <Box sx={{ flex: '0 0 4em', color: color.muted, fontSize: rem(15) }}>{t('years.pupils', { n: each.pupils })}</Box>
      <Box sx={{ flex: '0 0 auto', color: color.muted }}>{leaves ? t('years.classLeaves') : t('years.classTo')}</Box>
      {leaves ? (
        <Box sx={{ flex: '1 1 0' }} />
      ) : (
        <TextField
          value={choice?.name ?? each.toName ?? ''}
          error={error !== undefined}
          helperText={error}
          onChange={({ target }) => set(each.class, { name: target.value })}
          sx={{ flex: '1 1 120px', maxWidth: 240 }}
          slotProps={{ htmlInput: { 'aria-label': t('years.classNameOf', { name: each.name }), maxLength: 60 } }}
        />
      )}
      {each.made && !leaves ? <Box sx={{ color: color.primary, fontSize: rem(15) }}>{t('years.classMade')}</Box> : null}
      {each.grade < 9 ? (
        <FormControlLabel
          control={
            <Checkbox
              checked={leaves}
              onChange={(_, checked) => set(each.class, { leaves: checked })}
              slotProps={{ input: { 'aria-label': t('years.leavesOf', { name: each.name }) } }}
            />
          }
          label={t('years.classLeaves')}
          sx={{ ml: 'auto', mr: 0 }}
        />
      ) : null}
    </Box>
  );
};
