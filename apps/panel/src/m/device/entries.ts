import type { Problem } from '../../shared/form/runStep.ts';
import { device } from './database.ts';
import { type PhoneValues, photosOf } from './values.ts';

/** The record that a step is for, as the person saw it. */
export type EntryRecord = { id: string; number: string; version: number };

/** The record beside which a step starts another one: a request. */
export type EntryParent = { id: string; number: string; workflow: string };

/** What the server has under an entry's key although the entry says otherwise. */
export type ServerRecord = { id: string; number: string; title: string };

/** What keeps an entry from being sent by itself. */
export type Standstill =
  | { kind: 'notTaken'; problems: Problem[] }
  /** Being changed: it goes on when the person puts it back in line. */
  | { kind: 'held' }
  | { kind: 'conflict'; message: string; server: ServerRecord | null };

/** A step on its way to the server. Its key is the step's idempotency key, for ever the same. */
export type Entry = {
  key: string;
  owner: string;
  workflow: string;
  step: string;
  stepTitle: string;
  /** What it is about, in words. */
  title: string;
  record: EntryRecord | null;
  parent: EntryParent | null;
  /** The post that the person acts in. */
  post: string | null;
  /** For whom the person stood in when they decided on it; nobody for entries in their own name. */
  behalf?: { id: string; name: string } | null;
  /** Names of the fields that were asked. */
  fields: string[];
  values: PhoneValues;
  at: number;
  attempts: number;
  lastTrouble: 'network' | 'server' | null;
  /** The inputs that left the device and were not refused: one of them may be with the server already. */
  sent: readonly Record<string, unknown>[];
  standstill: Standstill | null;
};

/** A step that the server has confirmed. */
export type Sent = { key: string; owner: string; workflow: string; at: number; number: string; title: string };

/** All entries of this device, oldest first. */
export const readEntries = async (): Promise<Entry[]> =>
  (await (await device()).getAll('entries')).sort((a, b) => a.at - b.at);

/** An entry by its key. */
export const readEntry = async (key: string): Promise<Entry | undefined> => (await device()).get('entries', key);

/** Puts an entry in line, or changes it, and drops the draft that it was made of: both or neither. */
export const putEntry = async (entry: Entry, draftName?: string): Promise<void> => {
  const transaction = (await device()).transaction(['entries', 'drafts'], 'readwrite');
  void transaction.objectStore('entries').put(entry);
  if (draftName !== undefined) void transaction.objectStore('drafts').delete(`${entry.owner} ${draftName}`);
  await transaction.done;
};

/** Changes an entry that is still there; one that another window has finished stays finished. */
export const changeEntry = async (key: string, change: (entry: Entry) => Entry): Promise<Entry | null> => {
  const transaction = (await device()).transaction('entries', 'readwrite');
  const entry = await transaction.store.get(key);
  const next = entry ? change(entry) : null;
  if (next) void transaction.store.put(next);
  await transaction.done;
  return next;
};

/** Removes an entry with its photos: the server has confirmed it, or the person has given it up twice asked. */
export const finishEntry = async (entry: Entry, confirmed: Pick<Sent, 'number' | 'title'> | null): Promise<void> => {
  const transaction = (await device()).transaction(['entries', 'photos', 'sent'], 'readwrite');
  void transaction.objectStore('entries').delete(entry.key);
  for (const { photo } of photosOf(entry.values)) void transaction.objectStore('photos').delete(photo);
  if (confirmed)
    void transaction
      .objectStore('sent')
      .put({ key: entry.key, owner: entry.owner, workflow: entry.workflow, at: Date.now(), ...confirmed });
  await transaction.done;
};

/** How many days confirmed entries are told of. */
const rememberedFor = 86_400_000 * 2;

/** What the server has confirmed lately, latest first; older ones are forgotten. */
export const readSent = async (owner: string): Promise<Sent[]> => {
  const transaction = (await device()).transaction('sent', 'readwrite');
  const all = await transaction.store.getAll();
  for (const { key, at } of all) if (at < Date.now() - rememberedFor) void transaction.store.delete(key);
  await transaction.done;
  return all.filter((sent) => sent.owner === owner).sort((a, b) => b.at - a.at);
};
