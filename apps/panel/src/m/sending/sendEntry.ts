import { delegationOver, RequestTrouble, sendGraphql } from '../../data/request.ts';
import { mutationOf, type Problem, type StepOutcome } from '../../shared/form/runStep.ts';
import { changeEntry, type Entry, finishEntry, type ServerRecord } from '../device/entries.ts';
import { photoOf } from '../device/photos.ts';
import { photosOf } from '../device/values.ts';
import { bodyOf } from './bodyOf.ts';
import { PhotoRefused, uploadPhoto } from './upload.ts';

/** How sending an entry ended: it is done, it waits for the person, or it is to be tried again. */
export type Ending = 'confirmed' | 'standstill' | 'again' | 'signedOut';

const run = async (entry: Entry, input: Record<string, unknown>): Promise<StepOutcome> => {
  const { outcome } = await sendGraphql<{ outcome: StepOutcome }>(
    mutationOf(entry.workflow, entry.step),
    { input },
    { signal: AbortSignal.timeout(60_000), post: entry.post, behalf: entry.behalf?.id ?? null },
  );
  return outcome;
};

type Told = (photos: number, isNew: boolean) => void;

/** The server's ids of an entry's photos; what is not there yet is sent, one after the other. */
const photosAtServer = async (entry: Entry, told: Told): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const { photo: key } of photosOf(entry.values)) {
    const photo = await photoOf(key);
    if (!photo) throw new PhotoRefused();
    ids.set(key, await uploadPhoto(photo));
    told(ids.size, photo.fileId === undefined);
  }
  return ids;
};

/** What the server has under the entry's key: the body that it knows, sent again, is answered as the first time. */
const atServer = async (entry: Entry): Promise<ServerRecord | null> => {
  for (const input of entry.sent) {
    const { record } = await run(entry, input);
    if (record) return { id: record.id, number: record.number, title: record.title };
  }
  return null;
};

const stand = async (key: string, change: Pick<Entry, 'standstill'> & Partial<Entry>): Promise<Ending> => {
  await changeEntry(key, (now) => ({ ...now, lastTrouble: null, ...change }));
  return 'standstill';
};

/** A refusal wrote nothing: whatever is sent next under this key is new to the server. */
const refused = (entry: Entry, problems: Problem[]): Promise<Ending> =>
  stand(entry.key, { sent: [], standstill: { kind: 'notTaken', problems } });

const judged = async (entry: Entry, { record, problems }: StepOutcome): Promise<Ending> => {
  if (record && problems.length === 0) {
    await finishEntry(entry, { number: record.number, title: record.title });
    return 'confirmed';
  }
  const reused = problems.find(({ code }) => code === 'IdempotencyKeyReused');
  if (!reused) return refused(entry, problems);
  const server = await atServer(entry);
  return stand(entry.key, { standstill: { kind: 'conflict', message: reused.message, server } });
};

/**
 * Sends one entry: its photos first, then its step under its own key. Nothing leaves the device before the server has
 * named the record.
 * @param told hears how many photos are with the server, and whether the last one came there just now
 */
export const sendEntry = async (entry: Entry, told: Told): Promise<Ending> => {
  try {
    const ids = await photosAtServer(entry, told);
    const input = bodyOf(entry, ids);
    // Kept until an answer comes: after a lost one this body may be with the server while the person changes the entry.
    if (!entry.sent.some((former) => JSON.stringify(former) === JSON.stringify(input)))
      await changeEntry(entry.key, (now) => ({ ...now, sent: [...now.sent, input] }));
    return await judged(entry, await run(entry, input));
  } catch (error) {
    if (error instanceof PhotoRefused)
      return refused(entry, [{ code: 'InvalidInput', message: error.message, path: null }]);
    if (!(error instanceof RequestTrouble)) throw error;
    if (error.kind === 'signedOut') return 'signedOut';
    if (error.code === delegationOver)
      return refused(entry, [{ code: error.code, message: error.message, path: null }]);
    const lastTrouble = error.kind;
    await changeEntry(entry.key, (now) => ({ ...now, attempts: now.attempts + 1, lastTrouble }));
    return 'again';
  }
};
