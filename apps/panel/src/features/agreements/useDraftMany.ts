import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { request } from '../../data/request.ts';
import { useT } from '../../i18n/useT.ts';
import { runStep } from '../../shared/form/runStep.ts';
import type { Picked } from '../../shared/form/values.ts';
import { troubleText } from '../../shared/Trouble.tsx';
import type { PartyCode } from './agreementFilter.ts';
import { sentContent } from './contentForm.ts';
import { DraftManyMutation, OfferManyMutation } from './documents.ts';
import { type DraftRow, itemsOf, pending, raisesOf, withAnswer } from './draftRows.ts';

/** What is the same for all agreements of a draft. */
export type DraftSettings = {
  party: PartyCode;
  partyA: Picked | null;
  exam: Picked | null;
  signBy: string;
  /** Typed per indicator. */
  raise: Readonly<Record<string, string>>;
};

/** What drafting is doing. */
export type Drafting = {
  busy: 'check' | 'draft' | 'offer' | null;
  /** A trouble with the call as a whole. */
  trouble: string | null;
  check: () => Promise<void>;
  draft: () => Promise<void>;
  offer: () => Promise<void>;
};

type Change = (change: (rows: DraftRow[]) => DraftRow[]) => void;

/** Keys by what they stand for: the same content sent again after a lost answer carries the same key. */
const useKeys = () => {
  const keys = useRef(new Map<string, string>());
  return (content: unknown): string => {
    const body = JSON.stringify(content);
    const key = keys.current.get(body) ?? newIdempotencyKey();
    keys.current.set(body, key);
    return key;
  };
};

/** Judges, drafts and offers many agreements; rows with targets of their own are drafted one by one. */
export const useDraftMany = (settings: DraftSettings, rows: readonly DraftRow[], setRows: Change): Drafting => {
  const t = useT();
  const client = useQueryClient();
  const keyOf = useKeys();
  const [busy, setBusy] = useState<Drafting['busy']>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { party, partyA, exam, signBy, raise } = settings;

  const run = async (name: NonNullable<Drafting['busy']>, act: () => Promise<string | null>) => {
    setBusy(name);
    setTrouble(null);
    try {
      setTrouble(await act());
      if (name !== 'check') await client.invalidateQueries();
    } catch (error) {
      setTrouble(troubleText(error, t));
    } finally {
      setBusy(null);
    }
  };

  const many = async (asked: readonly DraftRow[], preview: boolean): Promise<string | null> => {
    if (asked.length === 0) return null;
    const content = {
      party,
      signBy,
      exam: exam?.id ?? null,
      raise: raisesOf(raise),
      items: itemsOf(asked, partyA?.id ?? ''),
      preview,
    };
    const { agreementDraftMany: answer } = await request(DraftManyMutation, {
      input: { ...content, idempotencyKey: keyOf(content) },
    });
    const whole = answer.problems[0]?.message;
    if (whole) return whole;
    setRows((now) => withAnswer(now, asked, answer.rows, preview ? 'ready' : 'made'));
    return null;
  };

  const one = async (row: DraftRow): Promise<void> => {
    const input = {
      party,
      unit: row.unit?.id,
      partyA: partyA?.id,
      partyB: row.partyB?.id,
      signBy,
      ...(exam ? { exam: exam.id } : {}),
      ...sentContent({ targets: row.own ?? [], clauses: row.clauses }),
    };
    const attempt = { current: { key: keyOf(input), body: '' } };
    attempt.current.body = JSON.stringify(['draft', input]);
    const outcome = await runStep({ workflow: 'agreement', name: 'draft' }, input, attempt);
    setRows((now) => withAnswer(now, [row], [outcome], 'made'));
  };

  return {
    busy,
    trouble,
    check: () => run('check', () => many(pending(rows), true)),
    draft: () =>
      run('draft', async () => {
        const ready = pending(rows).filter(({ outcome }) => outcome === 'ready');
        const whole = await many(
          ready.filter(({ own }) => own === null),
          false,
        );
        if (whole) return whole;
        for (const row of ready.filter(({ own }) => own !== null)) await one(row);
        return null;
      }),
    offer: () =>
      run('offer', async () => {
        const asked = rows.filter(({ outcome, record }) => outcome === 'made' && record !== null);
        const items = asked.flatMap(({ record }) =>
          record ? [{ id: record.id, expectedVersion: record.version }] : [],
        );
        const { agreementOfferMany: answer } = await request(OfferManyMutation, {
          input: { items, idempotencyKey: keyOf(items) },
        });
        const whole = answer.problems[0]?.message;
        if (whole) return whole;
        setRows((now) => withAnswer(now, asked, answer.rows, 'sent'));
        return null;
      }),
  };
};
