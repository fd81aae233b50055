import Alert from '@mui/material/Alert';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { request } from '../../data/request.ts';
import { useDocument } from '../../data/useDocument.ts';
import { useT } from '../../i18n/useT.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { troubleText } from '../../shared/Trouble.tsx';
import { ExamProgressQuery, ExamPublishMutation } from './documents.ts';
import { type GoOn, LawPanel, type Objection } from './LawPanel.tsx';
import { type LawProblem, splitProblems } from './lawOffers.ts';
import { byCampus } from './progress.ts';

type Props = { exam: { id: string; title: string; revision: number }; onClose: () => void };

/** Publishes the latest scores of a session; what the law objects to is shown before it can be gone on with. */
export const Publish = ({ exam, onClose }: Props) => {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const [others, setOthers] = useState<string[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [objections, setObjections] = useState<Objection[]>([]);
  const [goOn, setGoOn] = useState<GoOn | null>(null);
  const submit = async () => {
    setSending(true);
    setOthers([]);
    setErrors({});
    try {
      const { examPublish } = await request(ExamPublishMutation, {
        input: { exam: exam.id, expectedRevision: exam.revision, ...(goOn ? { goOn } : {}) },
      });
      const { objections: found, rest } = splitProblems(examPublish.problems as LawProblem[]);
      if (found.length > 0) return setObjections(found);
      if (rest.length > 0) {
        const own = (name: string) => rest.find(({ path }) => path?.includes(name))?.message;
        const [reason, legalBasis] = [own('reason'), own('legalBasis')];
        setErrors({ ...(reason ? { reason } : {}), ...(legalBasis ? { legalBasis } : {}) });
        return setOthers(
          rest.filter(({ message }) => message !== reason && message !== legalBasis).map(({ message }) => message),
        );
      }
      await client.invalidateQueries();
      notify(t('exams.publishedNow'), { type: 'success' });
      onClose();
    } catch (error) {
      setOthers([troubleText(error, t)]);
    } finally {
      setSending(false);
    }
  };
  const held = objections.length > 0 && goOn === null;
  return (
    <FormDialog
      title={t('exams.publishTitle', { title: exam.title })}
      more={t('exams.publishMore')}
      submitText={t('exams.publish')}
      sending={sending || held}
      others={others}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <NotEntered exam={exam.id} />
      <LawPanel objections={objections} goOn={goOn} onGoOn={setGoOn} errors={errors} />
    </FormDialog>
  );
};

/** What is still to be entered, before it is left out. */
const NotEntered = ({ exam }: { exam: string }) => {
  const t = useT();
  const { data } = useDocument(ExamProgressQuery, { exam }, { keep: true });
  const open = byCampus(data?.examProgress ?? []).filter(({ entered, expected }) => entered < expected);
  if (open.length === 0) return null;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {t('exams.notEntered', {
        n: open.reduce((sum, { entered, expected }) => sum + expected - entered, 0),
        names: open
          .map(({ name, entered, expected }) => t('exams.ofExpected', { name, entered, expected }))
          .join(t('frame.listComma')),
      })}
    </Alert>
  );
};
