// Writes the page of every workflow in both languages, its diagram, and what the panel's help reads: `npm run generate`.
import { mkdir, writeFile } from 'node:fs/promises';
import { pagesOf } from './pages.ts';

const folder = new URL('../../docs/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, text] of await pagesOf()) await writeFile(new URL(name, folder), text);
