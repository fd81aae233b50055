import CheckCircleRounded from '@mui/icons-material/CheckCircleRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { Field } from '../../../shared/Field.tsx';
import { PersonPicker } from '../../../shared/PersonPicker.tsx';
import { Section } from '../../../shared/Section.tsx';
import { DayInput, TextInput } from '../../../shared/TextInput.tsx';
import { UnitPicker } from '../../../shared/UnitPicker.tsx';
import { color, rem } from '../../../theme/tokens.ts';
import type { ExamKind } from '../documents.ts';
import { type GoOn, LawPanel, type Objection } from '../LawPanel.tsx';
import { type ExamDraft, type LawChange, type Thresholds, zeroStatuses } from './examDraft.ts';
import { GradeChips } from './GradeChips.tsx';
import { SubjectRows } from './SubjectRows.tsx';

type Props = {
  draft: ExamDraft;
  onChange: (change: Partial<ExamDraft>) => void;
  kinds: readonly { code: ExamKind; title: string }[];
  /** Schools that take part, as far as the scope tells. */
  schools: readonly { id: string; name: string }[];
  thresholds: Thresholds;
  /** What the law objects to; null while it is being asked or cannot be asked yet. */
  objections: readonly Objection[] | null;
  lawNotice: string;
  goOn: GoOn | null;
  onGoOn: (goOn: GoOn | null) => void;
  onOffer: (change: LawChange) => void;
  errors: Readonly<Record<string, string>>;
  others: readonly string[];
  sending: boolean;
  onSubmit: () => void;
};

/** The form of a new session: what it is, whom it is for, its subjects, who enters; the law is asked while it is filled in. */
export const OpenExamForm = (props: Props) => {
  const { draft, onChange, kinds, schools, thresholds, objections, lawNotice, goOn, onGoOn, onOffer } = props;
  const { errors, others, sending, onSubmit } = props;
  const t = useT();
  const tick = (name: 'written' | 'doubleEntry' | 'allowNegative' | 'sampled', label: string, hint?: string) => (
    <Box>
      <FormControlLabel
        control={<Checkbox checked={draft[name]} onChange={(_, on) => onChange({ [name]: on })} />}
        label={label}
      />
      {hint ? <Box sx={{ color: color.muted, fontSize: rem(14), ml: '31px', mt: -0.5 }}>{hint}</Box> : null}
    </Box>
  );
  return (
    <Box
      component="form"
      noValidate
      aria-label={t('exams.open')}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) onSubmit();
      }}
      sx={{ maxWidth: 1040 }}
    >
      <Card sx={{ p: { xs: 2, sm: 2.5 }, mb: 2 }}>
        <TextInput
          label={t('exams.formTitle')}
          required
          value={draft.title}
          onChange={(title) => onChange({ title })}
          hint={t('exams.formTitleHint')}
          error={errors['title']}
          maxLength={80}
        />
        <Two>
          <Field label={t('exams.kind')} required hint={t('exams.kindHint')} error={errors['kind']}>
            {(ids) => (
              <TextField
                id={ids.id}
                select
                fullWidth
                value={draft.kind}
                error={ids['aria-invalid']}
                onChange={(event) => onChange({ kind: event.target.value as ExamKind })}
                slotProps={{ select: { labelId: ids.labelId } }}
              >
                {kinds.map(({ code, title }) => (
                  <MenuItem key={code} value={code}>
                    {title}
                  </MenuItem>
                ))}
              </TextField>
            )}
          </Field>
          <Field label={t('exams.scope')} required error={errors['unit']}>
            {(ids) => (
              <UnitPicker
                ids={ids}
                value={draft.unit}
                onChange={(unit) => onChange({ unit, tasks: {} })}
                kinds={['TOWN', 'CENTRAL_SCHOOL', 'CAMPUS', 'CLASS']}
              />
            )}
          </Field>
          <DayInput
            label={t('exams.heldOn')}
            required
            value={draft.heldOn}
            onChange={(heldOn) => onChange({ heldOn })}
            error={errors['heldOn']}
          />
          <DayInput
            label={t('exams.enterBy')}
            value={draft.enterBy}
            onChange={(enterBy) => onChange({ enterBy })}
            error={errors['enterBy']}
          />
        </Two>
        <Field label={t('exams.gradesField')} group hint={t('exams.gradesHint')} error={errors['grades']}>
          {(ids) => (
            <GradeChips chosen={draft.grades} onChange={(grades) => onChange({ grades })} labelledBy={ids.labelId} />
          )}
        </Field>
        <TextInput
          label={t('exams.code')}
          required
          value={draft.code}
          onChange={(code) => onChange({ code })}
          hint={t('exams.codeHint')}
          error={errors['code']}
          maxLength={40}
        />
      </Card>
      <Section
        title={t('exams.subjects')}
        beside={<Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.settingsNote')}</Box>}
        padded
      >
        <SubjectRows
          subjects={draft.subjects}
          thresholds={thresholds}
          errors={errors}
          onChange={(subjects) => onChange({ subjects })}
        />
        {errors['subjects'] ? (
          <Box role="alert" sx={{ color: color.over, fontSize: rem(14) }}>
            {errors['subjects']}
          </Box>
        ) : null}
      </Section>
      <Section title={t('exams.howHeld')} padded>
        <Two>
          {tick('written', t('exams.written'))}
          {tick('doubleEntry', t('exams.doubleEntry'), t('exams.doubleEntryHint'))}
          {tick('sampled', t('exams.sampled'), t('exams.sampleHint'))}
          {tick('allowNegative', t('exams.allowNegative'))}
        </Two>
        {draft.sampled ? (
          <Box sx={{ mt: 2 }}>
            <TextInput
              label={t('exams.sampleSize')}
              required
              value={draft.sampleSize}
              onChange={(sampleSize) => onChange({ sampleSize })}
              error={errors['sample']}
              maxLength={5}
            />
          </Box>
        ) : null}
        <Box sx={{ mt: 2 }}>
          <Field label={t('exams.zeroFor')} group hint={t('exams.zeroHint')} error={errors['zeroFor']}>
            {() => (
              <Box sx={{ display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>
                {zeroStatuses.map((status) => (
                  <FormControlLabel
                    key={status}
                    control={
                      <Checkbox
                        checked={draft.zeroFor.includes(status)}
                        onChange={(_, on) =>
                          onChange({
                            zeroFor: on ? [...draft.zeroFor, status] : draft.zeroFor.filter((one) => one !== status),
                          })
                        }
                      />
                    }
                    label={t(`exams.status_${status}`)}
                  />
                ))}
              </Box>
            )}
          </Field>
        </Box>
      </Section>
      {schools.length > 0 ? (
        <Section
          title={t('exams.tasks')}
          beside={<Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.taskHead')}</Box>}
          padded
        >
          <Two>
            {schools.map(({ id, name }) => (
              <Field key={id} label={name} marked={false} error={errors[`tasks.${id}`]}>
                {(ids) => (
                  <PersonPicker
                    ids={ids}
                    value={draft.tasks[id] ?? null}
                    onChange={(person) => onChange({ tasks: { ...draft.tasks, [id]: person } })}
                  />
                )}
              </Field>
            ))}
          </Two>
          {errors['tasks'] ? (
            <Box role="alert" sx={{ color: color.over, fontSize: rem(14) }}>
              {errors['tasks']}
            </Box>
          ) : null}
        </Section>
      ) : null}
      {objections && objections.length > 0 ? (
        <LawPanel objections={objections} goOn={goOn} onGoOn={onGoOn} onOffer={onOffer} errors={errors} />
      ) : objections ? (
        <Box
          role="status"
          sx={{ mb: 2, display: 'flex', gap: 1, alignItems: 'center', color: color.doneInk, fontSize: rem(15) }}
        >
          <CheckCircleRounded sx={{ fontSize: 20 }} />
          {t('exams.lawFine')}
        </Box>
      ) : null}
      {lawNotice ? <Box sx={{ color: color.muted, fontSize: rem(14), mb: 2 }}>{lawNotice}</Box> : null}
      {others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 2 }}>
          {message}
        </Alert>
      ))}
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={sending}>
          {sending ? t('cases.working') : t('exams.openDo')}
        </Button>
        <Box sx={{ color: color.muted, fontSize: rem(14) }}>{t('exams.resultsStay')}</Box>
      </Box>
    </Box>
  );
};

const Two = ({ children }: { children: ReactNode }) => (
  <Box
    sx={{
      display: 'grid',
      columnGap: 2,
      rowGap: 0.5,
      gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
    }}
  >
    {children}
  </Box>
);
