import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useT } from '../../../i18n/useT.ts';
import type { Draft } from '../../../shared/form/draftStore.ts';
import { runStep } from '../../../shared/form/runStep.ts';
import { troubleText } from '../../../shared/Trouble.tsx';
import type { BoardCase, BoardMap, BoardStep } from './documents.ts';
import { refusalOf, stepsTo } from './drop.ts';

/** A card that went back to where it was, and why. */
export type PutBack = { record: BoardCase; words: string };

/** What happens on the board: a form that is open, a step on its way, a card that was put back. */
export type BoardSteps = {
  form: { record: BoardCase; steps: readonly BoardStep[] } | null;
  sending: string | null;
  putBack: PutBack | null;
  /** Takes a step: asks for its input, or takes it at once where it needs none. */
  take: (record: BoardCase, steps: readonly BoardStep[]) => void;
  /** A card was dropped on a state's column. */
  drop: (record: BoardCase, state: string) => void;
  done: (step: BoardStep) => void;
  closeForm: () => void;
  forget: () => void;
};

/** Steps taken from the board. Nothing moves before the server has said so. */
export const useBoardSteps = (map: BoardMap | undefined): BoardSteps => {
  const t = useT();
  const notify = useNotify();
  const client = useQueryClient();
  const [form, setForm] = useState<BoardSteps['form']>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [putBack, setPutBack] = useState<PutBack | null>(null);
  const attempt = useRef<Draft['attempt']>(undefined);

  const done = (step: BoardStep) => {
    setForm(null);
    notify(t('cases.stepDone', { step: step.title }), { type: 'success' });
  };

  const run = async (record: BoardCase, step: BoardStep) => {
    setSending(record.id);
    try {
      const { problems } = await runStep(
        { workflow: record.workflow, name: step.name, id: record.id, expectedVersion: record.version },
        {},
        attempt,
      );
      if (problems.length === 0) done(step);
      else setPutBack({ record, words: problems.map(({ message }) => message).join(' ') });
      await client.invalidateQueries();
    } catch (error) {
      setPutBack({ record, words: troubleText(error, t) });
    } finally {
      setSending(null);
    }
  };

  const take = (record: BoardCase, steps: readonly BoardStep[]) => {
    setPutBack(null);
    const [only, ...others] = steps;
    if (only && others.length === 0 && only.fields.length === 0) void run(record, only);
    else setForm({ record, steps });
  };

  const drop = (record: BoardCase, state: string) => {
    if (!map || sending === record.id) return;
    const steps = stepsTo(record, state, map);
    if (steps.length > 0) return take(record, steps);
    if (state === record.state) return;
    const { key, values } = refusalOf(record, state, map, t('look.andBetween'));
    const to = map.states.find(({ name }) => name === state)?.title ?? state;
    const words = t('look.refused', { number: record.number, to, from: record.stateTitle });
    setPutBack({ record, words: `${words} ${t(key, values)}` });
  };

  return {
    form,
    sending,
    putBack,
    take,
    drop,
    done,
    closeForm: () => setForm(null),
    forget: () => setPutBack(null),
  };
};
