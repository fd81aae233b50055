import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { writeWhole } from './write-whole.ts';

const folders: string[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-whole-'));
  folders.push(folder);
});
afterAll(() => Promise.all(folders.map((each) => rm(each, { recursive: true }))));

/** Parts that come late, as those that a database reads do. */
async function* late(...parts: string[]) {
  for (const part of parts) {
    for (let turns = 0; turns < 100; turns += 1) await setImmediate();
    yield part;
  }
}

it('writes everything, in place of what was there', async () => {
  await writeFile(join(folder, 'record.jsonl'), 'old');
  await writeWhole(join(folder, 'record.jsonl'), late('a\n', 'b'.repeat(100_000), '\n'));
  expect(await readFile(join(folder, 'record.jsonl'), 'utf8')).toBe(`a\n${'b'.repeat(100_000)}\n`);
  expect(await readdir(folder)).toEqual(['record.jsonl']);
});

it('refuses a place that cannot be written, also where the parts are still to come', async () => {
  await expect(writeWhole(join(folder, 'nowhere', 'record.jsonl'), late('a'))).rejects.toMatchObject({
    code: 'ENOENT',
    syscall: 'open',
  });
});

it('leaves what was there, and nothing beside it, when the parts break off', async () => {
  await writeFile(join(folder, 'record.jsonl'), 'old');
  async function* broken() {
    yield* late('a');
    throw new Error('broken off');
  }
  await expect(writeWhole(join(folder, 'record.jsonl'), broken())).rejects.toThrow('broken off');
  expect(await readdir(folder)).toEqual(['record.jsonl']);
  expect(await readFile(join(folder, 'record.jsonl'), 'utf8')).toBe('old');
});
