import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tool } from '../launcher/processes.mjs';
import { nodeProgram, root } from '../launcher/root.mjs';

const look = (text) => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-secrets-'));
  try {
    const file = join(folder, 'found.ts');
    writeFileSync(file, text);
    const rules = join(root, 'infra/checks/secretlint.json');
    const args = [tool('secretlint/bin/secretlint.js'), '--secretlintrc', rules, '--no-glob', file];
    return spawnSync(nodeProgram, args, { cwd: root, encoding: 'utf8' }).status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

// Put together here, so that this file holds none.
const line = (...parts) => `const found = \`${parts.join('')}\`;\n`;

test.each([
  [
    'a private key',
    line('-----BEGIN RSA PRI', 'VATE KEY-----\n', 'MIIEpAIBAAKCAQEA'.repeat(8), '\n-----END RSA PRI', 'VATE KEY-----'),
  ],
  ['a token of GitHub', line('gh', 'p_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx')],
  ['a password in an address', line('mysql://root', ':another@db.example.org/town')],
])('%s is found', (_, text) => {
  expect(look(text)).toBe(1);
});

test('plain text is none', () => {
  expect(look(line('the password of the demo town is public'))).toBe(0);
});
