import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { request } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { troubleText } from '../../shared/Trouble.tsx';
import { IssueNoticesMutation } from './documents.ts';
import { fillRows, type IssueRow, itemsOf, pending, type SameForAll, withOutcome } from './issueRows.ts';

/** What the page of issuing is doing. */
export type IssueState = {
  rows: IssueRow[];
  setRows: (change: (rows: IssueRow[]) => IssueRow[]) => void;
  busy: 'check' | 'send' | null;
  /** A trouble with the call as a whole. */
  trouble: string | null;
  /** Numbers of the notices that were issued. */
  issued: readonly string[];
  /** Fills what is the same into the cells that are still empty, and judges all. */
  check: (same: SameForAll) => Promise<void>;
  send: () => Promise<void>;
};

/** Judges and sends rows; the same content sent again after a lost answer carries the same key, so that it happens once. */
export const useIssue = (initial: IssueRow[]): IssueState => {
  const t = useT();
  const client = useQueryClient();
  const [rows, setRows] = useState(initial);
  const [busy, setBusy] = useState<IssueState['busy']>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [issued, setIssued] = useState<readonly string[]>([]);
  const attempt = useRef<{ key: string; body: string } | null>(null);
  const run = async (preview: boolean, asked: readonly IssueRow[]) => {
    const items = itemsOf(asked);
    const body = JSON.stringify(items);
    if (attempt.current?.body !== body) attempt.current = { key: newIdempotencyKey(), body };
    setBusy(preview ? 'check' : 'send');
    setTrouble(null);
    try {
      const input = { items, idempotencyKey: attempt.current.key, preview };
      const { rectificationIssueNotices: answer } = await request(IssueNoticesMutation, { input });
      const whole = answer.problems[0]?.message;
      if (whole) return setTrouble(whole);
      setRows((now) => withOutcome(now, asked, answer, preview ? 'ready' : 'sent'));
      if (!preview) {
        setIssued((before) => [...before, ...answer.notices.map(({ number }) => number)]);
        void client.invalidateQueries();
      }
    } catch (error) {
      setTrouble(troubleText(error, t));
    } finally {
      setBusy(null);
    }
  };
  return {
    rows,
    setRows,
    busy,
    trouble,
    issued,
    check: (same) => {
      const filled = fillRows(rows, same, false);
      setRows(filled);
      return run(true, pending(filled));
    },
    send: () =>
      run(
        false,
        pending(rows).filter(({ outcome }) => outcome === 'ready'),
      ),
  };
};
