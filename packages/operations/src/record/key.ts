import type { Locale } from '@plumbline/terms';
import { refuse } from '../problem.ts';

/** Most characters of a key from which a call makes one for each of its rows. */
export const mostOfManyKey = 160;

/**
 * Refuses a key of an act that headers, logs and other programs would not carry unchanged.
 * @param most characters that it may have
 * @returns null where it is one: visible ASCII characters, as a UUID or `sheet-7-row-3`
 */
export const refuseKey = (locale: Locale, key: string, most = 200) =>
  key.length <= most && /^[\x21-\x7e]+$/.test(key)
    ? null
    : refuse(
        locale,
        'InvalidInput',
        [
          `idempotencyKey 要有 1 到 ${most} 个可见 ASCII 字符，每次办理各用一个新的，如一个 UUID`,
          `idempotencyKey takes 1 to ${most} visible ASCII characters, a new one for each act, like a UUID`,
        ],
        { path: ['idempotencyKey'] },
      );
