import { execFileSync } from 'node:child_process';
import { cp, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { installNative } from './native.ts';
import { nativeSource } from './platform.ts';

const folder = await mkdtemp(join(tmpdir(), 'plumbline-native-'));
afterAll(() => rm(folder, { recursive: true }));

test('the programs run from a copy even where npm did not run the install script of their package', async () => {
  const source = join(folder, 'as npm unpacked it');
  await cp(nativeSource(), source, {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  const target = join(folder, 'copy');
  await installNative(target, source);
  const say = (program: string): string =>
    execFileSync(join(target, 'bin', program), ['--version'], { encoding: 'utf8' });
  expect(say('postgres')).toContain('18.4');
  expect(say('initdb')).toContain('18.4');
  expect((await readdir(folder)).sort()).toEqual(['as npm unpacked it', 'copy']);
});
