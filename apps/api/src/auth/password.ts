import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { gate } from '../gate.ts';

/** Least and greatest length of a password, in characters. */
export const shortestPassword = 8;
export const longestPassword = 128;

/** Argon2id as ASVS 5 appendix C asks: 19 MiB of memory, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** At most two hashes at a time, so that a burst of sign-ins can neither fill the memory nor starve the disk's threads. */
const oneOfTwo = gate(2);

const derive = (parameters: Argon2Parameters): Promise<Buffer> =>
  oneOfTwo(
    () =>
      new Promise((resolve, reject) => {
        argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
      }),
  );

/**
 * Hashes a password for storage, with a fresh salt.
 * @returns `argon2id$memory in KiB$passes$lanes$salt$hash`, salt and hash in base64url
 */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const hash = await derive({ ...cost, message: password.normalize('NFKC'), nonce });
  return ['argon2id', cost.memory, cost.passes, cost.parallelism, encode(nonce), encode(hash)].join('$');
};

/** Tells whether a password belongs to a stored hash; a hash that this file did not write is never right. */
export const verifyPassword = async ({ hash, password }: { hash: string; password: string }): Promise<boolean> => {
  const [kind, memory, passes, parallelism, nonce, expected] = hash.split('$');
  if (kind !== 'argon2id' || nonce === undefined || expected === undefined) return false;
  const stored = Buffer.from(expected, 'base64url');
  const found = await derive({
    message: password.normalize('NFKC'),
    nonce: Buffer.from(nonce, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: stored.length,
  });
  return timingSafeEqual(found, stored);
};

const encode = (bytes: Buffer): string => bytes.toString('base64url');
