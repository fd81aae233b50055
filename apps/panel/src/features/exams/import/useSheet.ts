import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../../../data/idempotencyKey.ts';
import { useT } from '../../../i18n/useT.ts';
import { troubleText } from '../../../shared/Trouble.tsx';
import { type CreateMissing, keepMarkedSheet, progressOf, type SheetKind, sendSheet, stopJob } from './sendSheet.ts';
import type { ColumnMapping, SheetAnswer } from './sheetAnswer.ts';

/** Milliseconds between two questions how far the work is. */
const pause = 500;

/** What the person may change about how the sheet is taken. */
type Taken = { mapping?: ColumnMapping | null; createMissing?: CreateMissing; complete?: boolean };

type Work = { how: 'judge' | 'write'; done: number | null };

/** The state of an import: the file, how it is to be taken, what came of it, and what is under way. */
export const useSheet = (kind: SheetKind, exam: string | null) => {
  const t = useT();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<SheetAnswer | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping | null>(null);
  const [createMissing, setCreateMissing] = useState<CreateMissing>('none');
  const [complete, setComplete] = useState(false);
  const [work, setWork] = useState<Work | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const running = useRef<{ job: string; stop: AbortController } | null>(null);

  useEffect(() => () => running.current?.stop.abort(), []);

  const run = async (given: File, how: 'judge' | 'all' | 'goodRows', taken: Taken = {}) => {
    running.current?.stop.abort();
    const job = newIdempotencyKey();
    const stop = new AbortController();
    running.current = { job, stop };
    const current = () => running.current?.job === job;
    setWork({ how: how === 'judge' ? 'judge' : 'write', done: null });
    setTrouble(null);
    const timer = setInterval(() => {
      void progressOf(job).then((done) => current() && done !== null && setWork((now) => now && { ...now, done }));
    }, pause);
    try {
      const options = { kind, exam, createMissing, complete, mapping, ...taken, how, job };
      const digest = how === 'judge' ? undefined : answer?.digest;
      const next = await sendSheet(given, { ...options, digest }, stop.signal);
      if (!current()) return;
      setAnswer(next);
      if (how !== 'judge') void client.invalidateQueries();
    } catch (error) {
      if (!current()) return;
      setTrouble(stop.signal.aborted ? t('exams.cancelled') : troubleText(error, t));
    } finally {
      clearInterval(timer);
      if (current()) {
        running.current = null;
        setWork(null);
      }
    }
  };

  return {
    file,
    answer,
    mapping,
    createMissing,
    complete,
    work,
    trouble,
    take: (given: File) => {
      setFile(given);
      setAnswer(null);
      void run(given, 'judge');
    },
    again: (taken: Taken) => {
      if (taken.mapping !== undefined) setMapping(taken.mapping);
      if (taken.createMissing !== undefined) setCreateMissing(taken.createMissing);
      if (taken.complete !== undefined) setComplete(taken.complete);
      if (file) void run(file, 'judge', taken);
    },
    write: (how: 'all' | 'goodRows') => {
      if (file) void run(file, how);
    },
    stop: () => {
      const now = running.current;
      if (!now) return;
      void stopJob(now.job);
      now.stop.abort();
    },
    reset: () => {
      setFile(null);
      setAnswer(null);
      setMapping(null);
      setComplete(false);
      setTrouble(null);
    },
    download: async () => {
      if (file)
        await keepMarkedSheet(file, {
          kind,
          exam,
          createMissing,
          complete,
          mapping,
          how: 'judge',
          job: newIdempotencyKey(),
        });
    },
  };
};
