import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Fate, Passing } from './shaky-network.ts';

/** A photo as a phone takes it: large, full of detail, with the place where it was taken. */
export const phonePhoto = (red: number): Promise<Buffer> =>
  sharp(randomBytes(240 * 160 * 3), { raw: { width: 240, height: 160, channels: 3 } })
    .resize(3000, 2000)
    .tint({ r: red, g: 120, b: 90 })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 14/1 0/1', GPSLongitude: '121/1 28/1 0/1' } })
    .jpeg({ quality: 95 })
    .toBuffer();

/** The key of an upload or a step; `null` for anything that has none. */
export const keyOf = ({ path, headers, body }: Passing): string | null => {
  if (path === '/files') return String(headers['idempotency-key']);
  return /"idempotencyKey":"([0-9a-f]+)"/.exec(body.toString())?.[1] ?? null;
};

/** Breaks off each upload and each step in the middle, then after it but before its answer; the third try passes. */
export const cutTwice = () => {
  const tries = new Map<string, number>();
  return {
    tries,
    fate: (passing: Passing): Fate => {
      const key = keyOf(passing);
      if (key === null) return 'pass';
      const count = (tries.get(key) ?? 0) + 1;
      tries.set(key, count);
      return count === 1 ? 'cutRequest' : count === 2 ? 'cutAnswer' : 'pass';
    },
  };
};

/** Nothing that carries data gets through. */
export const apiDown = ({ path }: Passing): Fate => (path === '/graphql' || path === '/files' ? 'down' : 'pass');

/** Asks to send again and again, instead of waiting for the pauses to end. */
export const sendUntil = async (page: Page, sign: Locator): Promise<void> => {
  const send = page.getByRole('button', { name: '马上发送' });
  for (let round = 0; round < 300 && !(await sign.isVisible()); round += 1) {
    if (await send.isVisible()) await send.click({ timeout: 1000 }).catch(() => undefined);
    await page.waitForTimeout(100);
  }
  await sign.waitFor({ timeout: 1000 });
};

/**
 * Sends all that waits on the phone.
 * @param url of the corridor pages
 */
export const sendUntilEmpty = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}#/outbox`);
  await sendUntil(page, page.getByRole('heading', { name: '全部已发送' }));
};
