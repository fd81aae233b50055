import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, expect, it, vi } from 'vitest';

const panel = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-m-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A corridor's network is slow: bytes, compressed, until the first page stands. */
const budget = 120_000;

it('the pages for phones load with at most 120 kB, compressed', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    configFile: join(panel, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const page = readFileSync(join(folder, 'm.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(files.length).toBeGreaterThan(2);
  const sizes = files.map((path) => gzipSync(readFileSync(join(folder, path))).length);
  expect(gzipSync(page).length + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(budget);
}, 120_000);
