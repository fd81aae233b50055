import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { request } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { troubleText } from '../../shared/Trouble.tsx';
import { ConfirmSetupMutation, type SetupStep } from './documents.ts';

/** Notes that a step was looked through. */
export const useConfirm = (step: SetupStep, onDone: () => void) => {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const [sending, setSending] = useState(false);
  const confirm = async () => {
    setSending(true);
    try {
      const { setupConfirm } = await request(ConfirmSetupMutation, { step });
      const [problem] = setupConfirm.problems;
      if (problem) return notify(problem.message, { type: 'error' });
      await client.invalidateQueries();
      onDone();
    } catch (error) {
      notify(troubleText(error, t), { type: 'error' });
    } finally {
      setSending(false);
    }
  };
  return { sending, confirm };
};
