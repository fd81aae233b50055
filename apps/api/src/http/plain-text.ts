import type { Text } from '@plumbline/terms';
import { HttpProblem } from './respond.ts';

/** Nesting beyond this is refused rather than walked. */
const deepest = 64;

/**
 * The first character of a text that no database, screen or printout can carry: U+0000 and the other control
 * characters (tab, line feed and carriage return excepted), and halves of surrogate pairs.
 * @returns the character as `U+0000`, or nothing
 */
export const badCharacter = (text: string): string | null => {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x20 && unit < 0x7f) continue;
    if (isControl(unit)) return name(unit);
    if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(index + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return name(unit);
      index += 1;
    }
  }
  return null;
};

/**
 * Refuses values that hold such a character anywhere, in a key or in a text, and names the place.
 * @param place how the whole is called in the message, like `variables`
 * @throws HttpProblem 400
 */
export const checkText = (value: unknown, place: string, depth = 0): void => {
  if (typeof value === 'string') {
    const found = badCharacter(value);
    if (found) throw new HttpProblem(400, 'BAD_REQUEST', badText, { place, found });
  } else if (typeof value === 'object' && value !== null) {
    if (depth > deepest) throw new HttpProblem(400, 'BAD_REQUEST', tooDeep, { place, deepest });
    for (const [key, item] of Object.entries(value)) {
      const bad = badCharacter(key);
      if (bad) throw new HttpProblem(400, 'BAD_REQUEST', badText, { place, found: bad });
      checkText(item, `${place}.${key}`, depth + 1);
    }
  }
};

const isControl = (unit: number): boolean =>
  (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) || (unit >= 0x7f && unit < 0xa0);

const name = (unit: number): string => `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;

/** What is said of such a character; `place` and `found` are filled in. */
export const badText: Text = [
  '{place} 中有无法保存的字符 {found}（控制字符或不完整的字符）。请删去后再发送。',
  '{place} holds the character {found}, which cannot be stored (a control character or half of a pair). Remove it and send again.',
];
const tooDeep: Text = [
  '{place} 嵌套过深，最多 {deepest} 层。',
  '{place} is nested too deeply; at most {deepest} levels are allowed.',
];
