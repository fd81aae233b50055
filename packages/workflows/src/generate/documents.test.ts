import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pagesOf } from './pages.ts';

const folder = new URL('../../docs/', import.meta.url);
const pages = await pagesOf();

it.each([...pages])('%s says what the declaration says: otherwise `npm run generate` writes it anew', (name, text) => {
  expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
});

it('no page stands there for a workflow that is gone', () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
});
