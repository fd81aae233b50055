import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** The checkout that the tests run in. */
const root = join(import.meta.dirname, '../../../..');
const taken = ['package.json', 'vitest.config.ts', 'tsconfig.base.json', 'packages', 'apps/panel'];
const left = new Set(['node_modules', 'dist', '.turbo']);

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A copy of the packages and the panel that may be changed at will. */
export interface Copy {
  readonly folder: string;
  /** Runs a file with this very Node, or a tool of node_modules, in a folder of the copy. */
  run(path: string, args?: readonly string[], folder?: string): Promise<Ended>;
  /** The digest of every file by its path. */
  files(): Promise<ReadonlyMap<string, string>>;
  remove(): Promise<void>;
}

/** What is installed serves the copy too, but for the workspaces, which are its own. */
const install = async (folder: string): Promise<void> => {
  const installed = join(root, 'node_modules');
  await mkdir(join(folder, 'node_modules', '@plumbline'), { recursive: true });
  for (const name of await readdir(installed))
    if (name !== '@plumbline' && !name.startsWith('.'))
      await symlink(join(installed, name), join(folder, 'node_modules', name));
  for (const workspace of await readdir(join(folder, 'packages')))
    await symlink(join(folder, 'packages', workspace), join(folder, 'node_modules', '@plumbline', workspace));
  await symlink(join(root, 'apps/panel/node_modules'), join(folder, 'apps/panel/node_modules')).catch(() => {});
};

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !left.has(name))
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
      }),
  );
  return found.flat();
};

const execute = promisify(execFile);

/** Copies the packages and the panel as they stand in the checkout. */
export const copyOfPackages = async (): Promise<Copy> => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-copy-'));
  const filter = (path: string) => !left.has(basename(path));
  for (const path of taken) await cp(join(root, path), join(folder, path), { recursive: true, filter });
  await install(folder);
  return {
    folder,
    run: async (path, args = [], below = '.') => {
      const options = { cwd: join(folder, below), env: { ...process.env, NODE_ENV: 'test' }, maxBuffer: 64_000_000 };
      try {
        const { stdout, stderr } = await execute(process.execPath, [join(folder, path), ...args], options);
        return { code: 0, output: stdout + stderr };
      } catch (error) {
        const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string };
        return { code: code ?? 1, output: stdout + stderr };
      }
    },
    files: async () => {
      const paths = await filesBelow(folder);
      const digest = async (path: string) =>
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex');
      return new Map(
        await Promise.all(paths.map(async (path) => [relative(folder, path), await digest(path)] as const)),
      );
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
