import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const skipped = new Set(['node_modules', 'dist', '.turbo', 'workflows', 'testing']);
const looksLikeSource = /\.(ts|tsx|sql|mjs)$/;
const exempt = /\.test\.(ts|tsx|mjs)$|\.generated\.ts$|\.d\.ts$/;

/** Outcomes of an evaluation (packages/rules) have the names of the states that follow from them. */
const outcomes = new Set(['met', 'missed']);

/** A tag may have the name of a state. */
const tags = /(statesTagged\([^()]*,\s*|tags\.includes\()(['"`])\w+\2/g;

/**
 * Finds quoted names of states in a text. Whoever compares with one breaks when a workflow gains a state; tags, tones
 * and available steps say what is meant instead.
 * @returns {{ line: number, name: string }[]}
 */
export const findStateNames = (text, names) => {
  const pattern = new RegExp(`(['"\`])(${names.join('|')})\\1`, 'g');
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.replace(tags, '').matchAll(pattern)].map(([, , name]) => ({ line: index + 1, name })),
    );
};

const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(path);
    return looksLikeSource.test(entry.name) && !exempt.test(entry.name) ? [path] : [];
  });

const check = async () => {
  const { workflows } = await import('../../packages/workflows/src/index.ts');
  const names = [...new Set(Object.values(workflows).flatMap(({ states }) => Object.keys(states)))].filter(
    (name) => !outcomes.has(name),
  );
  const found = ['packages', 'apps']
    .flatMap((folder) => sources(join(root, folder)))
    .flatMap((path) =>
      findStateNames(readFileSync(path, 'utf8'), names).map(
        ({ line, name }) =>
          `${relative(root, path)}:${line}: the state name '${name}' belongs to packages/workflows alone`,
      ),
    );
  if (found.length === 0) return;
  process.stderr.write(`${found.join('\n')}\nUse the state's tags or tone, or availableSteps.\n`);
  process.exitCode = 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await check();
