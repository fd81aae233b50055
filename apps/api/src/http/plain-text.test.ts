import { describe, expect, it } from 'vitest';
import { badCharacter, checkText } from './plain-text.ts';
import { HttpProblem } from './respond.ts';

describe('texts that can be stored', () => {
  it.each([
    ['', null],
    ['青石镇 Zhang 👩‍🏫 𠮷', null],
    ['tab\t and\r\nlines', null],
    ['a\u0000b', 'U+0000'],
    ['\u001b[31m', 'U+001B'],
    ['a\u007f', 'U+007F'],
    ['a\u0085', 'U+0085'],
    ['\ud83d', 'U+D83D'],
    ['\ude00', 'U+DE00'],
    ['\ud83d\ud83d\ude00', 'U+D83D'],
    ['\ud83dx', 'U+D83D'],
  ])('%j has the bad character %s', (text, found) => {
    expect(badCharacter(text)).toBe(found);
  });

  it('names the place of a bad character, at any depth', () => {
    const variables = { input: { evidence: ['ok', { note: 'x\u0000' }] } };
    expect(() => checkText(variables, 'variables')).toThrow(
      expect.objectContaining({
        status: 400,
        text: [expect.stringContaining('variables.input.evidence.1.note'), expect.stringContaining('U+0000')],
      }),
    );
  });

  it('looks at keys as well', () => {
    expect(() => checkText({ 'a\u0000': 1 }, 'variables')).toThrow(HttpProblem);
  });

  it('refuses nesting without end', () => {
    let value: unknown = 'x';
    for (let depth = 0; depth < 100; depth += 1) value = [value];
    expect(() => checkText(value, 'variables')).toThrow(HttpProblem);
  });
});
