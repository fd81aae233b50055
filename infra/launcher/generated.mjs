import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { turbo } from './panel.mjs';
import { root, say } from './root.mjs';

const places = ['packages', 'apps', 'infra'];
/** What generators write carries the word in its path, but for two files whose names others decide. */
const isGenerated = (path) => /generated|schema\.graphql$|graphql-env\.d\.ts$/.test(relative(root, path));
const left = new Set(['node_modules', 'dist', '.turbo', '.plumbline']);

const snapshot = () => {
  const files = new Map();
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !left.has(entry.name)) walk(path);
      else if (entry.isFile() && isGenerated(path)) files.set(path, readFileSync(path));
    }
  };
  for (const place of places) if (existsSync(join(root, place))) walk(join(root, place));
  return files;
};

/**
 * Runs every generator and compares; puts everything back as it was, so that the check itself changes nothing.
 * @returns 0 when the generators wrote what is there already
 */
export const generatedAreFresh = async () => {
  const before = snapshot();
  const code = await turbo(['generate']);
  if (code !== 0) return code;
  const stale = [];
  for (const [path, text] of snapshot()) {
    const old = before.get(path);
    if (old?.equals(text)) continue;
    stale.push(relative(root, path));
    if (old === undefined) rmSync(path);
    else writeFileSync(path, old);
  }
  if (stale.length === 0) return 0;
  process.stderr.write(`${stale.join('\n')}\n`);
  say(
    '这些生成的文件已过时。请运行 npm run generate 并一并提交。',
    'These generated files are out of date. Run npm run generate and commit them too.',
  );
  return 1;
};
