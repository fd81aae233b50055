import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lays a sheet down as a file for as long as it is read. */
export const withSheet = async <Result>(text: string, use: (path: string) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-sheet-'));
  try {
    const path = join(folder, 'sheet.csv');
    await writeFile(path, text);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
