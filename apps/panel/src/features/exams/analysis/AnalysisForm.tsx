import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useT } from '../../../i18n/useT.ts';
import { partsOf } from '../../../shared/days.ts';
import { Field } from '../../../shared/Field.tsx';
import { DraftRestored } from '../../../shared/form/DraftRestored.tsx';
import { useDraft } from '../../../shared/form/useDraft.ts';
import { color, rem } from '../../../theme/tokens.ts';

/** The four parts of a written analysis (Q1). */
export const analysisParts = ['problems', 'causes', 'worked', 'failed'] as const;

/** A part of a written analysis. */
export type AnalysisPart = (typeof analysisParts)[number];
/** What is written, part by part. */
export type AnalysisTexts = Record<AnalysisPart, string>;

/** Messages by part, and others; none when it is saved. */
export type AnalysisOutcome = { parts: Partial<Record<AnalysisPart, string>>; others: string[] };

const most = 4000;

type Props = {
  draftKey: string;
  /** What is saved already. */
  saved: AnalysisTexts;
  onSave: (texts: AnalysisTexts) => Promise<AnalysisOutcome>;
};

/** The written analysis beside the figures: four texts, kept on this device while they are written. */
export const AnalysisForm = ({ draftKey, saved, onSave }: Props) => {
  const t = useT();
  const { values, setValue, reset, ready, restored, savedAt } = useDraft(draftKey, saved);
  const [sending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<AnalysisOutcome>({ parts: {}, others: [] });
  const textOf = (part: AnalysisPart): string => {
    const value = values[part];
    return typeof value === 'string' ? value : saved[part];
  };
  const changed = analysisParts.some((part) => textOf(part) !== saved[part]);
  const save = async () => {
    setSending(true);
    try {
      const texts = Object.fromEntries(analysisParts.map((part) => [part, textOf(part)])) as AnalysisTexts;
      const answer = await onSave(texts);
      setOutcome(answer);
      if (answer.others.length === 0 && Object.keys(answer.parts).length === 0) reset(texts);
    } finally {
      setSending(false);
    }
  };
  if (!ready) return null;
  return (
    <Box
      component="form"
      noValidate
      aria-label={t('exams.written_title')}
      className="no-print"
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (!sending) void save();
      }}
    >
      {restored && changed ? <DraftRestored onDiscard={() => reset(saved)} /> : null}
      <Box
        sx={{
          display: 'grid',
          columnGap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {analysisParts.map((part) => (
          <Field key={part} label={t(`exams.part_${part}`)} required={part === 'problems'} error={outcome.parts[part]}>
            {(ids) => (
              <TextField
                id={ids.id}
                multiline
                minRows={4}
                fullWidth
                value={textOf(part)}
                error={ids['aria-invalid']}
                onChange={(event) => setValue(part, event.target.value)}
                slotProps={{ htmlInput: { maxLength: most, 'aria-describedby': ids['aria-describedby'] } }}
              />
            )}
          </Field>
        ))}
      </Box>
      {outcome.others.map((message) => (
        <Alert severity="error" key={message} sx={{ mb: 2 }}>
          {message}
        </Alert>
      ))}
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={sending || !changed}>
          {sending ? t('cases.working') : t('exams.writtenSave')}
        </Button>
        {savedAt && changed ? (
          <Box role="status" sx={{ color: color.doneInk, fontSize: rem(14) }}>
            {t('cases.draftKept', { time: partsOf(new Date(savedAt).toISOString()).time })}
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};
