import { cellKinds } from '../table/source-row.ts';
import type { RowCode } from './codes.ts';
import { type CellJudge, kept, refused } from './verdict.ts';

const invalid = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\ufffd]/u;
/** Han, letters with their accents, and what stands between the parts of a name. */
const usual = /^[\p{Script=Han}\p{L}\p{M}·•‧・.'’\- ]+$/u;

const isHan = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x4e00 || code > 0x9fff) return false;
  }
  return text !== '';
};

/** A person's name. */
export const judgeName: CellJudge = (text, kind) => {
  if (isHan(text)) return kept(text);
  if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
  if (text === '') return refused(text, 'NAME_MISSING');
  if (/^[=+\-@]/u.test(text)) return refused(text, 'NAME_LOOKS_LIKE_FORMULA');
  if (invalid.test(text)) return refused(text, 'NAME_INVALID_CHARACTERS');
  return kept(text, usual.test(text) ? null : 'NAME_UNUSUAL_CHARACTERS');
};

/** Words that must be there, such as a school's name. */
export const judgeWords =
  (missing: RowCode): CellJudge =>
  (text, kind) => {
    if (kind === cellKinds.uncomputed) return refused(text, 'FORMULA_WITHOUT_VALUE');
    if (text === '') return refused(text, missing);
    return invalid.test(text) ? refused(text, 'NAME_INVALID_CHARACTERS') : kept(text);
  };

/** A school's name; `isKnown` says which are there, where that can be told from here. */
export const judgeSchool = (isKnown?: (name: string) => boolean): CellJudge => {
  const judge = judgeWords('UNKNOWN_SCHOOL');
  return (text, kind) => {
    const verdict = judge(text, kind);
    return verdict.code === null && isKnown?.(text) === false ? refused(text, 'UNKNOWN_SCHOOL') : verdict;
  };
};
