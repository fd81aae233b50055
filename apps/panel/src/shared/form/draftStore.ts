import { dropQuick, readQuick } from './quickDraft.ts';
import type { FormValues } from './values.ts';

/** What is kept of a form: its values with photos, the time, and the last attempt's key, so that a retry is no second step. */
export type Draft = { values: FormValues; savedAt: number; attempt?: { key: string; body: string } | undefined };

const databaseName = 'plumbline';
const storeName = 'drafts';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(databaseName, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(storeName);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('indexedDB'));
  });

let opened: Promise<IDBDatabase> | undefined;

/** The open database: kept open, because a page that is being left has no time to open it. */
const database = (): Promise<IDBDatabase> => {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
};

const inStore = async <Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> => {
  const transaction = (await database()).transaction(storeName, mode);
  return new Promise<Result>((resolve, reject) => {
    const asked = act(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'));
  });
};

/** Reads a draft; undefined when there is none or the browser keeps nothing. */
export const readDraft = async (key: string): Promise<Draft | undefined> => {
  const quick = readQuick(key);
  const whole = await inStore<Draft | undefined>('readonly', (store) => store.get(key)).catch(() => undefined);
  if (!quick || (whole && whole.savedAt >= quick.savedAt)) return whole;
  return { ...whole, values: { ...whole?.values, ...quick.values }, savedAt: quick.savedAt };
};

/** Keeps a draft. @returns false when the browser refuses to keep it */
export const writeDraft = (key: string, draft: Draft): Promise<boolean> =>
  inStore('readwrite', (store) => store.put(draft, key)).then(
    () => true,
    () => false,
  );

/** Drops a draft. */
export const dropDraft = (key: string): Promise<void> => {
  dropQuick(key);
  return inStore('readwrite', (store) => store.delete(key)).then(
    () => undefined,
    () => undefined,
  );
};
