import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phone } from '../i18n/messages/phone.ts';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
const places = (text: string): string[] => [...new Set(text.match(/\{\w+/g) ?? [])].sort();
const texts = Object.entries(phone) as [string, readonly [string, string]][];
const code = filesUnder(import.meta.dirname)
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('the texts of the pages for phones', () => {
  it.each(texts)('say %s in Chinese and in English with the same places', (_, [zh, en]) => {
    expect(zh.length).toBeGreaterThan(0);
    expect(en.length).toBeGreaterThan(0);
    for (const place of places(en)) expect(places(zh)).toContain(place);
  });

  it('are all used', () => {
    const unused = texts.map(([key]) => key).filter((key) => !code.includes(`'${key}'`) && !key.startsWith('size'));
    expect(unused).toEqual([]);
  });
});
