// Commits what each version of each machine can reach: `npm run generate`. A version that is there is never rewritten;
// when its reachable positions change, raise the `version` of the workflow first.
import { readFile, writeFile } from 'node:fs/promises';
import { reachable } from '../testing/model.ts';
import { models } from '../testing/models.ts';

for (const [name, model] of Object.entries(models)) {
  const file = new URL(`../${name}/versions.json`, import.meta.url);
  const known = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, unknown>;
  const version = String(model.workflow.version);
  if (Object.hasOwn(known, version)) continue;
  const next = { ...known, [version]: { reads: model.read, reachable: reachable(model) } };
  await writeFile(file, `${JSON.stringify(next, null, 2)}\n`);
}
