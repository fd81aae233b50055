import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { ResultOf } from '../../../data/graphql.ts';
import { useT } from '../../../i18n/useT.ts';
import { FormDialog } from '../../../shared/FormDialog.tsx';
import { useMutationForm } from '../../../shared/useMutationForm.ts';
import { ProposeConsequencesMutation } from '../documents.ts';

type Props = { year: { id: string; title: string }; onClose: () => void };
type Answer = ResultOf<typeof ProposeConsequencesMutation>['proposeConsequences'];

/** Has the rules put forward what is missing, and says what they found. What is there already is not put forward again. */
export const ProposeDialog = ({ year, onClose }: Props) => {
  const t = useT();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { sending, others, submit } = useMutationForm(ProposeConsequencesMutation, [], () => ({
    input: { planYear: year.id },
  }));
  const run = async () => {
    if (answer) return onClose();
    const result = await submit();
    if (result) setAnswer(result.proposeConsequences);
  };
  // Two campuses without figures say the same of themselves, once each.
  const notes = [...new Set(answer?.notes.map(({ text }) => text))];
  return (
    <FormDialog
      title={t('sanctions.runRules')}
      more={t('sanctions.runRulesMore', { year: year.title })}
      submitText={t(answer ? 'frame.close' : 'sanctions.runRulesNow')}
      sending={sending}
      others={others}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      {answer ? (
        <Alert severity="success" role="status">
          {answer.proposed.map(({ rule, count }) => (
            <div key={rule}>{t('sanctions.foundByRule', { rule, n: count })}</div>
          ))}
          {answer.proposed.length === 0 ? t('sanctions.foundNothing') : null}
          {notes.length > 0 ? (
            <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
              {notes.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </Box>
          ) : null}
        </Alert>
      ) : null}
    </FormDialog>
  );
};
