import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phoneAgreement } from '../i18n/messages/phoneAgreement.ts';

const places = (text: string): string[] => [...new Set(text.match(/\{\w+/g) ?? [])].sort();
const texts = Object.entries(phoneAgreement) as [string, readonly [string, string]][];
const folders = ['pages', 'agreement'].map((name) => join(import.meta.dirname, name));
const code = folders
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('the texts of an agreement on a phone', () => {
  it.each(texts)('say %s in Chinese and in English with the same places', (_, [zh, en]) => {
    expect(zh.length).toBeGreaterThan(0);
    expect(en.length).toBeGreaterThan(0);
    for (const place of places(en)) expect(places(zh)).toContain(place);
  });

  it('are all used', () => {
    const unused = texts.map(([key]) => key).filter((key) => !code.includes(`'${key}'`) && !key.startsWith('outcome_'));
    expect(unused).toEqual([]);
  });
});
