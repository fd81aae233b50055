import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';

const cache = join(import.meta.dirname, '../../../../node_modules/.cache');

/** Unpacks a browser into a folder of the checkout: the packages would use one that belongs to whoever came first. */
const unpackedInto = async (name: string, unpack: () => Promise<string>): Promise<string> => {
  const folder = join(cache, name);
  await mkdir(folder, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    return await unpack();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
};

/** Where the test browser lies, unpacked once per checkout. */
export const chromiumPath = (): Promise<string> => unpackedInto('chromium', () => chromium.executablePath());

/** Where Chrome 109 lies, the oldest browser that the product promises to work in: the last one for Windows 7. */
export const chrome109Path = (): Promise<string> =>
  unpackedInto('chromium-109', async () => {
    // Loaded here, since where it unpacks to is settled then.
    const { default: oldest } = await import('chromium-109');
    return await oldest.executablePath();
  });
