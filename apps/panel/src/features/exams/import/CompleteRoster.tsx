import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useT } from '../../../i18n/useT.ts';
import { Section } from '../../../shared/Section.tsx';
import type { SheetAnswer } from './sheetAnswer.ts';

type Props = {
  answer: SheetAnswer;
  complete: boolean;
  busy: boolean;
  onChange: (complete: boolean) => void;
};

/** Asks whether the roster is the whole one of its schools, and tells who would leave before anything is written. */
export const CompleteRoster = ({ answer, complete, busy, onChange }: Props) => {
  const t = useT();
  return (
    <Section title={t('exams.leaversTitle')} padded>
      <FormControlLabel
        control={<Checkbox checked={complete} disabled={busy} onChange={(_, next) => onChange(next)} />}
        label={t('exams.completeRoster')}
      />
      {complete && !busy ? <Leavers left={answer.left ?? null} /> : null}
    </Section>
  );
};

const Leavers = ({ left }: { left: NonNullable<SheetAnswer['left']> | null }) => {
  const t = useT();
  if (left === null)
    return (
      <Alert severity="info" sx={{ mt: 1 }}>
        {t('exams.leaversUnknown')}
      </Alert>
    );
  const { count, first } = left;
  return (
    <Alert severity={count > 0 ? 'warning' : 'info'} sx={{ mt: 1, overflowWrap: 'anywhere' }}>
      {count > 0
        ? t(count > first.length ? 'exams.leaversMany' : 'exams.leavers', {
            n: count,
            numbers: first.join(t('frame.listComma')),
          })
        : t('exams.leaversNone')}
    </Alert>
  );
};
