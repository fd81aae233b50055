import { createHmac } from 'node:crypto';
import { symmetricEncrypt } from 'better-auth/crypto';
import type { Auth } from '../auth/create-auth.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const period = 30_000;

const fromBase32 = (text: string): Buffer => {
  const bits = Array.from(text.replace(/[\s=]/g, '').toUpperCase(), (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
};

const codeAt = (key: Buffer, counter: number): string => {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac('sha1', key).update(message).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
};

/**
 * The code that a phone shows (RFC 6238), worked out beside the product.
 * @param secret as the page for setting up shows it, in base32
 * @param steps half minutes from now
 */
export const codeOf = (secret: string, steps = 0): string =>
  codeAt(fromBase32(secret), Math.floor(Date.now() / period) + steps);

/** The secret of everybody whom `enrol` gives a second factor. */
const shared = 'a secret of the test towns, 32 b';

const spent = new Map<string, Set<string>>();

/**
 * The next code of somebody who was enrolled: no code works twice, so the one before and the one after are taken, too.
 * @param login tells whose codes are spent
 */
export const nextCode = async (login: string): Promise<string> => {
  const own = spent.get(login) ?? new Set();
  spent.set(login, own);
  for (;;) {
    const now = Math.floor(Date.now() / period);
    const free = [now - 1, now, now + 1]
      .map((counter) => codeAt(Buffer.from(shared), counter))
      .find((code) => !own.has(code));
    if (free !== undefined) {
      own.add(free);
      return free;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
};

/** Gives somebody a second factor as if they had set it up, for tests of what comes after. */
export const enrol = async (auth: Auth, username: string): Promise<void> => {
  const { adapter, internalAdapter, secretConfig } = await auth.$context;
  const user = await adapter.findOne<{ id: string }>({
    model: 'user',
    where: [{ field: 'username', value: username }],
  });
  if (user === null) throw new Error(`There is no account ${username}.`);
  const encrypt = (data: string) => symmetricEncrypt({ key: secretConfig, data });
  await adapter.create({
    model: 'twoFactor',
    data: { userId: user.id, secret: await encrypt(shared), backupCodes: await encrypt('[]'), verified: true },
  });
  await internalAdapter.updateUser(user.id, { twoFactorEnabled: true });
};
