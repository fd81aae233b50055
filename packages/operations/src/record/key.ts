import type { Locale } from '@plumbline/terms';
import { refuse } from '../problem.ts';
import { sha256 } from './canonical.ts';

/** Most characters of a key. */
const most = 200;

/**
 * Refuses a key of an act that headers, logs and other programs would not carry unchanged.
 * @returns null where it is one: visible ASCII characters, as a UUID or `sheet-7-row-3`
 */
export const refuseKey = (locale: Locale, key: string) =>
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

/** The key under which a call with many rows takes the step of one: the same each time, and a good key however long its own is. */
export const keyOfRow = (key: string, row: string | number): string => {
  const whole = `${key}:${row}`;
  return whole.length <= most ? whole : `${sha256(key)}:${row}`;
};
