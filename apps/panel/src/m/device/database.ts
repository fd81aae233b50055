import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Copy } from './copies.ts';
import type { PhoneDraft } from './drafts.ts';
import type { Entry, Sent } from './entries.ts';
import type { Photo } from './photos.ts';

/** What lies on the device, under the id of the person it belongs to. */
interface DeviceSchema extends DBSchema {
  drafts: { key: string; value: PhoneDraft };
  photos: { key: string; value: Photo };
  entries: { key: string; value: Entry };
  sent: { key: string; value: Sent };
  copies: { key: string; value: Copy };
}

export type Device = IDBPDatabase<DeviceSchema>;

let opened: Promise<Device> | undefined;

/** The database on the device: kept open, because a page that is being left has no time to open it. */
export const device = (): Promise<Device> => {
  opened ??= openDB<DeviceSchema>('plumbline-m', 1, {
    upgrade(database) {
      for (const name of ['drafts', 'photos', 'entries', 'sent'] as const)
        database.createObjectStore(name, { keyPath: 'key' });
      database.createObjectStore('copies', { keyPath: 'key' });
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
};
