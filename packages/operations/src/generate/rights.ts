// Writes the page “who may do what” in both languages: `npm run generate`.
import { writeFile } from 'node:fs/promises';
import { rightsPage, rightsPages } from '../rights/page.ts';

const folder = new URL('../../../../infra/', import.meta.url);
for (const [locale, name] of rightsPages) await writeFile(new URL(name, folder), rightsPage(locale));
