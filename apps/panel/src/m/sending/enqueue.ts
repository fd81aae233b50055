import { newIdempotencyKey } from '../../data/idempotencyKey.ts';
import { postToActIn, standIn } from '../../data/standIn.ts';
import { type Entry, type EntryParent, type EntryRecord, putEntry } from '../device/entries.ts';
import type { PhoneValues } from '../device/values.ts';
import { outboxChanged, sendAgain } from './outbox.ts';

/** A step that the person has decided on. */
export type Decided = {
  owner: string;
  workflow: string;
  step: { name: string; title: string };
  /** What it is about, in words. */
  title: string;
  record: EntryRecord | null;
  /** Beside what it starts, if it starts beside something. */
  parent?: EntryParent | null;
  fields: readonly string[];
  values: PhoneValues;
  /** The draft that it was made of. */
  draft: string;
  /** The entry that is changed by it: it keeps its key, so that it can never happen twice. */
  changes: Entry | null;
};

/** Puts a step in line on the device; from there it is sent, now or when the connection is back. */
export const enqueue = async ({ changes, draft, fields, parent = null, step, ...decided }: Decided): Promise<void> => {
  const entry: Entry = {
    ...decided,
    parent,
    key: changes?.key ?? newIdempotencyKey(),
    step: step.name,
    stepTitle: step.title,
    fields: [...fields],
    post: changes ? changes.post : postToActIn(),
    behalf: changes ? (changes.behalf ?? null) : standIn(),
    at: changes?.at ?? Date.now(),
    attempts: 0,
    lastTrouble: null,
    sent: changes?.sent ?? [],
    standstill: null,
  };
  await putEntry(entry, draft);
  await outboxChanged();
  sendAgain();
};
