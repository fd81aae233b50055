import { cellKinds } from '../table/source-row.ts';
import type { Mentioned, RowCode } from './codes.ts';
import { type CellJudge, kept, refused, type Verdict } from './verdict.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/**
 * The check character of GB 11643 (ISO 7064 MOD 11-2).
 * @param digits 17 digits
 */
export const checkCharacter = (digits: string): string =>
  checkCharacters.charAt(weights.reduce((sum, weight, at) => sum + weight * (digits.charCodeAt(at) - 48), 0) % 11);

const scientific = /^\d+(\.\d+)?E\+?\d+$/iu;
/** More digits than a spreadsheet keeps of a number, the rest turned into zeros. */
const roundedNumber = /^\d{15}0{3,}$/u;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\ufffd]/u;

/** Faults that ids of either kind have, or `null`. */
const spoilt = (text: string, kind: number): RowCode | null => {
  if (text === '') return 'ID_MISSING';
  if (scientific.test(text)) return 'ID_SCIENTIFIC_NOTATION';
  if (kind === cellKinds.number && /^\d{16,}$/u.test(text)) return 'ID_PRECISION_LOST';
  if (kind === cellKinds.day) return 'ID_INVALID';
  return null;
};

const nationalFault = (text: string, kind: number): RowCode | null => {
  if (/^G\d{17}[\dX]$/u.test(text)) return checkCharacter(text.slice(1, 18)) === text.charAt(18) ? null : 'ID_CHECKSUM';
  if (/^[LJ][\dA-Z]{18}$/u.test(text)) return null;
  const fault = spoilt(text, kind);
  if (fault !== null) return fault;
  if (roundedNumber.test(text)) return 'ID_PRECISION_LOST';
  return /^\d{17}[\dX]$/u.test(text) ? 'ID_PREFIX_MISSING' : 'ID_INVALID';
};

const tokenFault = (text: string, kind: number): RowCode | null => {
  const fault = spoilt(text, kind);
  if (fault !== null) return fault;
  return text.length > 64 || /[\s=]/u.test(text) || invisible.test(text) || !/[\p{L}\p{N}]/u.test(text)
    ? 'ID_INVALID'
    : null;
};

const verdict = (text: string, code: RowCode | null, column: Mentioned[string]): Verdict =>
  code === null ? kept(text) : refused(text, code, { column });

/** A national pupil id 学籍号: G, L or J and 18 characters, for G with the check character of GB 11643. */
export const judgeNationalId =
  (column: Mentioned[string]): CellJudge =>
  (text, kind) => {
    if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
    const upper = text.toUpperCase();
    return verdict(upper, nationalFault(upper, kind), column);
  };

const isPlainToken = (text: string): boolean => {
  if (text.length === 0 || text.length > 64) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 32;
    const letter = code >= 97 && code <= 122 && code !== 101;
    if (!letter && (text.charCodeAt(at) < 48 || text.charCodeAt(at) > 57)) return false;
  }
  return true;
};

/** A pupil's id within the town 学号, or a staff number: any token. */
export const judgeToken =
  (column: Mentioned[string]): CellJudge =>
  (text, kind) => {
    if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
    if (kind === cellKinds.text && isPlainToken(text)) return kept(text);
    return verdict(text, tokenFault(text, kind), column);
  };
