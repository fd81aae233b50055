import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { rightsPage, rightsPages } from './page.ts';

describe('the page “who may do what”', () => {
  it.each(rightsPages)('in %s says what is declared; run npm run generate where it does not', async (locale, name) => {
    const kept = await readFile(new URL(`../../../../infra/${name}`, import.meta.url), 'utf8');
    expect(kept).toBe(rightsPage(locale));
  });
});
