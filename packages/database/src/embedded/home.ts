import { randomBytes } from 'node:crypto';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartError } from '../start-error.ts';

/**
 * Makes the data folder if it is missing, proves that one can write there and gives its real path.
 * @throws StartError FolderNotWritable
 */
export const prepareHome = async (home: string): Promise<string> => {
  const wanted = resolve(home);
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    const real = await realpath(wanted);
    const probe = join(real, `.writable-${process.pid}-${randomBytes(4).toString('hex')}`);
    await writeFile(probe, '', { mode: 0o600 });
    await rm(probe, { force: true });
    return real;
  } catch (error) {
    throw notWritable(wanted, error);
  }
};

/** The refusal for a folder that exists only for others, is no folder, or lies on a full or read-only disk. */
export const notWritable = (folder: string, error: unknown): StartError => {
  const found = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new StartError('FolderNotWritable', [
    `数据文件夹无法写入:${folder}(${found})。请让运行准绳的账户拥有该文件夹,或用 PLUMBLINE_HOME 指定另一个文件夹。`,
    `The data folder cannot be written to: ${folder} (${found}). Give it to the account that runs Plumbline, or name another folder with PLUMBLINE_HOME.`,
  ]);
};
