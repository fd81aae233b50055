import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phoneSanction } from '../i18n/messages/phoneSanction.ts';

const places = (text: string): string[] => [...new Set(text.match(/\{\w+/g) ?? [])].sort();
const texts = Object.entries(phoneSanction) as [string, readonly [string, string]][];
const folders = ['pages', 'sanction'].map((name) => join(import.meta.dirname, name));
const code = folders
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('the texts of a consequence on a phone', () => {
  it.each(texts)('say %s in Chinese and in English with the same places', (_, [zh, en]) => {
    expect(zh.length).toBeGreaterThan(0);
    expect(en.length).toBeGreaterThan(0);
    for (const place of places(en)) expect(places(zh)).toContain(place);
  });

  it('are all used', () => {
    // By name, or as one of a family: `head_${phase}`.
    const isUsed = (key: string) =>
      code.includes(`'${key}'`) ||
      [...key].some((_, length) => length > 2 && code.includes(`\`${key.slice(0, length)}\${`));
    expect(texts.map(([key]) => key).filter((key) => !isUsed(key) && !/^[A-Z]+$/.test(key))).toEqual([]);
  });
});
