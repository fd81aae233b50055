import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from '../launcher/root.mjs';
import { npm } from './npm.mjs';

/** Licences under which a part may be shipped with the product; each may be met by its text going along. */
const shipped = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['Python-2.0', 'PSF-2.0', 'OFL-1.1'],
  // Used unchanged and as files of their own: what they ask for is that they can be exchanged, and they can.
  ...['MPL-2.0', 'LGPL-3.0-or-later'],
]);
/** Licences of what only builds or tests the product and is not shipped. */
const tools = new Set([...shipped, 'BSD', 'WTFPL', 'Artistic-2.0', 'CC-BY-3.0']);

/** What a package says too loosely, and its LICENSE file says clearly. */
const clearer = { 'css-mediaquery@0.1.2': 'BSD-3-Clause' };

/** Whether a licence in SPDX's words can be met with what is allowed: one of an OR, all of an AND. */
export const isAllowed = (licence, allowed) => {
  const words = (licence ?? '').replaceAll(/[()]/g, '').trim();
  if (words === '') return false;
  return words.split(/ OR /).some((one) => one.split(/ AND /).every((each) => allowed.has(each.trim())));
};

/**
 * Reads from package-lock.json what is installed anywhere, whatever this computer is.
 * @returns {{ name: string, version: string, licence: string | undefined, isTool: boolean }[]}
 */
export const partsOf = (lock) => {
  const parts = Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, { version, license, dev, devOptional }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      isTool: dev === true || devOptional === true,
    }));
  const byKey = new Map();
  for (const part of parts) {
    const key = `${part.name}@${part.version}`;
    const known = byKey.get(key);
    const licence = clearer[key] ?? part.licence;
    byKey.set(key, { ...part, licence, isTool: part.isTool && known?.isTool !== false });
  }
  return [...byKey.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
};

/** Parts whose licence is not on the list of what they are used for. */
export const problemsOf = (parts) =>
  parts
    .filter(({ licence, isTool }) => !isAllowed(licence, isTool ? tools : shipped))
    .map(
      ({ name, version, licence, isTool }) =>
        `${name}@${version}: ${licence ?? 'no licence'} is not on the list for ${isTool ? 'tools' : 'what is shipped'}`,
    );

/** The list as a page. */
export const pageOf = (parts) => {
  const table = (rows) => [
    '| Part | Version | Licence |',
    '| --- | --- | --- |',
    ...rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
  ];
  const [own, others] = [parts.filter(({ isTool }) => !isTool), parts.filter(({ isTool }) => isTool)];
  return [
    '# Licences',
    '',
    'Written by `node infra/checks/licences.mjs --write` from package-lock.json; `npm test` compares.',
    '',
    `## Shipped with the product (${own.length})`,
    '',
    ...table(own),
    '',
    `## Builds and tests it (${others.length})`,
    '',
    ...table(others),
    '',
  ].join('\n');
};

const file = join(root, 'infra/security/licences.md');
const billOfMaterials = join(root, 'infra/security/dist/sbom.cdx.json');

const check = async () => {
  const parts = partsOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const problems = problemsOf(parts);
  const page = pageOf(parts);
  if (process.argv.includes('--write')) writeFileSync(file, page);
  else if (readFileSync(file, 'utf8') !== page)
    problems.push('infra/security/licences.md is out of date. Run: node infra/checks/licences.mjs --write');
  // The bill changes with every part and names this computer's; it is made where it is wanted, and made here to prove it can be.
  const { code, text } = await npm(['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only']);
  const components = code === 0 ? JSON.parse(text).components : [];
  if (components.length < 100) problems.push(`npm sbom named ${components.length} components (npm ended with ${code})`);
  else {
    mkdirSync(dirname(billOfMaterials), { recursive: true });
    writeFileSync(billOfMaterials, text);
  }
  if (problems.length === 0) return;
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await check();
