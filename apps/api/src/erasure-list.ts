import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasureList, ListedErasure } from '@plumbline/operations';
import type { Text } from '@plumbline/terms';
import { Refusal } from './refusal.ts';

/** The file with the list, in the data folder beside the key of the record: one erasure a line, numbers and moments only. */
const listFile = 'erasures.jsonl';

const lineOf = ({ townId, kind, id, madeAt }: ListedErasure): string =>
  JSON.stringify({ town: townId, [kind]: id, madeAt: madeAt.toISOString() });

/** What a line says; `null` for one that says nothing readable. */
const readLine = (line: string): ListedErasure | null => {
  try {
    const { town, person, pupil, madeAt } = JSON.parse(line) as Record<string, unknown>;
    const at = new Date(String(madeAt));
    const id = person ?? pupil;
    if (!Number.isInteger(town) || !Number.isInteger(id) || Number.isNaN(at.getTime())) return null;
    return { townId: Number(town), kind: person === undefined ? 'pupil' : 'person', id: Number(id), madeAt: at };
  } catch {
    return null;
  }
};

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

/**
 * The list of erasures of a data folder.
 * @param home PLUMBLINE_HOME
 * @throws Refusal from `all`, where a line before the last cannot be read: whom it named would come back unseen
 */
export const fileErasureList = (home: string): ErasureList => {
  const file = join(home, listFile);
  return {
    async add(erasure) {
      const line = lineOf(erasure);
      const text = await readText(file);
      if (text.split('\n').includes(line)) return;
      await mkdir(home, { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        // A line that a crash broke off is left as it is, not continued.
        await handle.appendFile(text === '' || text.endsWith('\n') ? `${line}\n` : `\n${line}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async all() {
      const lines = (await readText(file)).split('\n');
      return lines.flatMap((line, at) => {
        if (line === '') return [];
        const erasure = readLine(line);
        if (erasure !== null) return [erasure];
        // What a crash broke off was not carried out either: the erasure writes it again.
        if (!line.endsWith('}')) return [];
        throw new Refusal(unreadable, { file, line: at + 1 });
      });
    },
  };
};

const unreadable: Text = [
  '{file} 第 {line} 行读不懂，应是像 {"town":1,"person":2,"madeAt":"2026-09-01T00:00:00.000Z"} 这样的一行。请改正这一行（不要删掉整个文件：它记着恢复备份后要再次注销谁），再启动。',
  'Line {line} of {file} cannot be read; expected one like {"town":1,"person":2,"madeAt":"2026-09-01T00:00:00.000Z"}. Mend the line (do not delete the file: it says whom to erase again after a backup is restored), then start again.',
];
