import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';

const folder = join(import.meta.dirname, '../../../../node_modules/.cache/chromium');

/**
 * Where the test browser lies, unpacked once per checkout. The package would unpack it into the machine's temporary
 * folder, where it belongs to whoever came first and nobody else may run it.
 */
export const chromiumPath = async (): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
};
